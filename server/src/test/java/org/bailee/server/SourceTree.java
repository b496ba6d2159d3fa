package org.bailee.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The project's own files, for tests that read them: sources, documents, the example.
final class SourceTree {
    static final Path ROOT = root();

    private SourceTree() {}

    static Path file(String name) {
        return ROOT.resolve(name);
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Every Java file under `<module>/src/<part>`, of every module.
    static List<Path> java(String part) {
        return files("src/" + part + "/java", ".java");
    }

    /// Every file of the repository, build output left out, whose path contains the one and ends in the other.
    static List<Path> files(String containing, String ending) {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> {
                        String path = ROOT.relativize(file).toString();
                        return path.contains(containing) && path.endsWith(ending) && !isOutput(path);
                    })
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isOutput(String path) {
        return path.startsWith("target/")
                || path.contains("/target/")
                || path.startsWith(".git/")
                || path.startsWith("bailee-");
    }

    /// The name of the folder a file lies in.
    static String folder(Path file) {
        return Objects.requireNonNull(file.getParent()).getFileName().toString();
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = Objects.requireNonNull(folder.getParent(), "not inside the repository");
        }
        return folder;
    }
}
