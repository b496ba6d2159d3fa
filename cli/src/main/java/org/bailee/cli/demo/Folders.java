package org.bailee.cli.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.bailee.cli.Failure;
import org.jspecify.annotations.Nullable;

/// Makes room for the tour: a folder and a port that nobody else uses.
final class Folders {
    private static final List<String> TRACES = List.of("connection.json", "server.log", "database");

    private Folders() {}

    /// Empties the folder of an earlier tour, and touches no other folder.
    static void clear(Path home) throws IOException {
        if (Files.notExists(home)) {
            return;
        }
        boolean isOurs = TRACES.stream().anyMatch(trace -> Files.exists(home.resolve(trace)));
        if (!isOurs && !isEmpty(home)) {
            throw new Failure(home + " holds something else than an earlier demo.", "Name another folder with --home.");
        }
        if (DemoServer.answers(home)) {
            throw new Failure(
                    "A server is running in " + home + ".",
                    "Stop it with Ctrl-C where it runs, or name another --home.");
        }
        Files.walkFileTree(home, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    static void make(Path home) throws IOException {
        if (Files.notExists(home)) {
            Files.createDirectories(home);
            if (home.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
            }
        }
    }

    static int freePort(int first) {
        for (int port = first; port < first + 100; port++) {
            try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (IOException taken) {
                // the next one, then
            }
        }
        throw new Failure("No port from " + first + " to " + (first + 99) + " is free.", "Name another with --port.");
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
