package org.bailee.cli.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Changes single files of a log's folder.
final class SpoiltFolder {
    private SpoiltFolder() {}

    static void head(Path folder, String note) throws IOException {
        Files.writeString(folder.resolve("checkpoint"), note);
    }

    /// Keeps an older head under the name of one that is larger by one.
    static void older(Path folder, BuiltLog log, int size) throws IOException {
        Path heads = Files.createDirectory(folder.resolve("checkpoints"));
        Files.writeString(heads.resolve(Integer.toString(size + 1)), log.checkpoint(size, SpoiltLogs.LOG));
    }

    static void flip(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }

    static void cut(Path file, int length) throws IOException {
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));
    }

    static void swap(Path one, Path two) throws IOException {
        byte[] bytes = Files.readAllBytes(one);
        Files.write(one, Files.readAllBytes(two));
        Files.write(two, bytes);
    }

    static void link(Path file) throws IOException {
        Path moved = file.resolveSibling("moved");
        Files.move(file, moved);
        Files.createSymbolicLink(file, moved.getFileName());
    }

    /// Writes a bundle anew, with its entries changed but no hash.
    static void bundle(Path folder, BuiltLog log, int index, java.util.function.Consumer<List<byte[]>> change)
            throws IOException {
        int to = Math.min(log.leaves.size(), (index + 1) * 256);
        List<byte[]> leaves = new ArrayList<>(log.leaves.subList(index * 256, to));
        change.accept(leaves);
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        for (byte[] leaf : leaves) {
            bytes.write(leaf.length >> 8);
            bytes.write(leaf.length);
            bytes.write(leaf);
        }
        String path = "tile/entries/%03d".formatted(index);
        Files.write(
                folder.resolve(to - index * 256 == 256 ? path : path + ".p/" + (to - index * 256)),
                bytes.toByteArray());
    }
}
