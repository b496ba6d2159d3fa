package org.bailee.server.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.bailee.server.shared.Unavailable;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs, unpacked once per version from the archive inside Bailee.
record Binaries(Path folder) {
    /// The version of the packaged archive; the build keeps it equal to `postgres-binaries.version`.
    static final String VERSION = "18.6";

    static Binaries unpackInto(Path cache) {
        Path folder = cache.resolve("postgresql-" + VERSION);
        if (Files.isExecutable(folder.resolve("bin").resolve("postgres"))) {
            return new Binaries(folder);
        }
        try {
            Files.createDirectories(cache);
            // Unpacked aside and then renamed: whoever finds the folder finds all of it.
            Path aside = Files.createTempDirectory(cache, "unpacking");
            unpack(aside);
            Files.setPosixFilePermissions(aside, PosixFilePermissions.fromString("rwxr-xr-x"));
            moveUnlessThere(aside, folder);
            return new Binaries(folder);
        } catch (IOException failed) {
            throw new Unavailable(
                    "database.not-unpacked",
                    "PostgreSQL's programs cannot be unpacked into " + cache + " ("
                            + failed.getClass().getSimpleName() + ").",
                    "Make room there and let this account write to it, or use a PostgreSQL of your own with"
                            + " --database-url.");
        }
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    private static void unpack(Path target) throws IOException {
        try (InputStream packed = archive();
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            for (@Nullable TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("The archive names a file outside its folder.");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.resolve(".."));
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, path);
                    boolean executable = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }

    private static InputStream archive() throws IOException {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String machine = switch (System.getProperty("os.arch", "")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            case String other -> other;
        };
        String name = "/postgres-" + (system.startsWith("mac") ? "darwin" : system) + "-" + machine + ".txz";
        @Nullable InputStream found = Binaries.class.getResourceAsStream(name);
        if (found == null) {
            throw new Unavailable(
                    "database.no-binaries",
                    "This Bailee carries no PostgreSQL for " + system + " on " + machine + ".",
                    "Use a PostgreSQL of your own (15 or newer) with --database-url.");
        }
        return found;
    }

    private static void moveUnlessThere(Path aside, Path folder) throws IOException {
        try {
            Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            if (!Files.isExecutable(folder.resolve("bin").resolve("postgres"))) {
                throw failed;
            }
            // Another process was faster; its copy is as good as ours.
            delete(aside);
        }
    }

    static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path emptied, @Nullable IOException failed) throws IOException {
                Files.delete(emptied);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
