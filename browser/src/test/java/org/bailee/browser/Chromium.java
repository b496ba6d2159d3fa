package org.bailee.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where the browser is; on Debian and as root it is installed if there is none.
final class Chromium {
    private static final Path LOCK = Path.of("target", "chromium.lock");
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private Chromium() {}

    static Path path() {
        return found().orElseThrow(() -> new IllegalStateException("""
                These tests need Chromium, and there is none on the PATH. Install it (apt-get install chromium), or
                leave them out: ./mvnw verify -pl '!browser'"""));
    }

    /// Two JVMs look for it at the same time: the second must neither install it, too, nor find half of it.
    private static synchronized Optional<Path> found() {
        try (FileChannel channel = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            return onPath(NAMES).or(Chromium::installed);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Optional<Path> installed() {
        if (!"root".equals(System.getProperty("user.name"))
                || onPath(List.of("apt-get")).isEmpty()) {
            return Optional.empty();
        }
        run("apt-get", "-q", "update");
        run("apt-get", "-q", "install", "-y", "--no-install-recommends", "chromium");
        return onPath(NAMES);
    }

    private static Optional<Path> onPath(List<String> names) {
        List<String> folders = Arrays.asList(
                Optional.ofNullable(System.getenv("PATH")).orElse("").split(":"));
        return names.stream()
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void run(String... command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
            builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
            int code = builder.start().waitFor();
            if (code != 0) {
                throw new IllegalStateException(
                        String.join(" ", Stream.of(command).toList()) + " failed with " + code + ".");
            }
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
