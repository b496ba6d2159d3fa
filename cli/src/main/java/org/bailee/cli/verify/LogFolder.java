package org.bailee.cli.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A folder with a log's files, laid out as C2SP tlog-tiles says. Whoever filled it is not believed: links are not
/// followed, and nothing larger than it may be is read.
public final class LogFolder {
    static final int WIDTH = 256;
    static final int ENTRIES = -1;

    private static final int MOST_OF_A_NOTE = 1 << 20;
    private static final int MOST_OF_A_BUNDLE = WIDTH * (2 + 65_535);

    private final Path folder;

    public LogFolder(Path folder) {
        this.folder = folder;
    }

    /// @throws Unreadable if it is no file, or larger than a head may be
    Optional<byte[]> note(String name) {
        return read(name, MOST_OF_A_NOTE);
    }

    Optional<byte[]> tile(int level, long index, int width) {
        return read(path(level, index, width), level == ENTRIES ? MOST_OF_A_BUNDLE : WIDTH * Sha.SIZE);
    }

    /// Older heads that were kept when newer ones were fetched.
    List<String> olderHeads() {
        Path older = folder.resolve("checkpoints");
        if (!Files.isDirectory(older, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(older)) {
            return files.map(file -> "checkpoints/" + file.getFileName())
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The first files that no log of this size has.
    List<String> strangers(long size, int most) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .map(path -> folder.relativize(path).toString())
                    .filter(name -> !belongs(name, size) && !LogCopy.isPart(name))
                    .limit(most)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static boolean belongs(String name, long size) {
        if (name.equals("checkpoint")
                || name.equals("keys")
                || name.equals("witnesses")
                || name.matches("checkpoints/(0|[1-9][0-9]{0,17})")) {
            return true;
        }
        String[] parts = name.split("/", -1);
        if (parts.length < 3 || !parts[0].equals("tile")) {
            return false;
        }
        int end = parts[parts.length - 2].endsWith(".p") ? parts.length - 1 : parts.length;
        StringBuilder digits = new StringBuilder();
        for (int i = 2; i < end; i++) {
            digits.append(parts[i].replace(".p", "").replace("x", ""));
        }
        if (!digits.toString().matches("[0-9]{1,18}") || !parts[1].matches("entries|[0-7]")) {
            return false;
        }
        int level = parts[1].equals("entries") ? ENTRIES : Integer.parseInt(parts[1]);
        long index = Long.parseLong(digits.toString());
        long hashes = level <= 0 ? size : size >> (8 * level);
        long width = Math.min(WIDTH, hashes - index * WIDTH);
        return width > 0 && path(level, index, (int) width).equals(name);
    }

    static String path(int level, long index, int width) {
        StringBuilder number = new StringBuilder("%03d".formatted(index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            number.insert(0, "x%03d/".formatted(rest % 1000));
        }
        String what = level == ENTRIES ? "entries" : Integer.toString(level);
        return "tile/" + what + "/" + number + (width == WIDTH ? "" : ".p/" + width);
    }

    private Optional<byte[]> read(String name, int most) {
        Path file = folder.resolve(name);
        if (!isFile(name, file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new Unreadable(name + " is larger than it can be.");
            }
            return Optional.of(bytes);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isFile(String name, Path file) {
        try {
            if (Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .isRegularFile()) {
                return true;
            }
        } catch (IOException notThere) {
            return false;
        }
        throw new Unreadable(name + " is no file.");
    }
}
