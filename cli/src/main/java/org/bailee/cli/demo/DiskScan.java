package org.bailee.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.TreeSet;

/// Looks through every file under a folder, as somebody would who carried the disk away.
final class DiskScan {
    private static final int CHUNK = 1 << 20;

    private final Needles needles;
    private final Set<String> found = new TreeSet<>();
    private long files;
    private long bytes;

    DiskScan(Needles needles) {
        this.needles = needles;
    }

    /// Files come and go in a running database; one that went is not there to be stolen.
    void through(Path place) throws IOException {
        Files.walkFileTree(place, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()) {
                    look(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    private void look(Path file) throws IOException {
        int overlap = needles.longest();
        byte[] buffer = new byte[CHUNK + overlap];
        int kept = 0;
        try (InputStream in = Files.newInputStream(file)) {
            files++;
            while (true) {
                int read = in.readNBytes(buffer, kept, CHUNK);
                bytes += read;
                needles.findIn(buffer, kept + read, found);
                if (read < CHUNK) {
                    return;
                }
                // What a value begun at the end of this chunk would need, looked at again with the next.
                System.arraycopy(buffer, kept + read - overlap, buffer, 0, overlap);
                kept = overlap;
            }
        } catch (NoSuchFileException gone) {
            files--;
        }
    }

    Set<String> found() {
        return found;
    }

    long files() {
        return files;
    }

    long bytes() {
        return bytes;
    }
}
