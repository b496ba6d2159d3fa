package org.bailee.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bailee.cli.Exit;
import org.bailee.cli.Failure;
import org.bailee.client.Bailee;
import org.bailee.client.Home;

/// The server of the tour: a process of its own, started as anybody would start it, stopped with the tour.
final class DemoServer implements AutoCloseable {
    private static final Pattern FIRST_CODE = Pattern.compile("uses this code, once:\\s+(\\S+)");
    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(60);

    private final Process process;
    private final Path home;
    private final Path log;

    private DemoServer(Process process, Path home, Path log) {
        this.process = process;
        this.home = home;
        this.log = log;
    }

    static DemoServer start(Path script, Path home, int port) throws IOException {
        Path log = home.resolve("server.log");
        ProcessBuilder command = new ProcessBuilder(
                script.toString(), "start", "--home", home.toString(), "--port", Integer.toString(port));
        command.environment().put("BAILEE_NO_BUILD", "yes");
        command.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
        Files.deleteIfExists(home.resolve("connection.json"));
        DemoServer server = new DemoServer(command.start(), home, log);
        // Ctrl-C reaches the server too; this waits until it has stopped its database, and stops it if only we were
        // told.
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop the server"));
        return server;
    }

    /// Waits until it answers.
    ///
    /// @throws Failure with the end of its log if it stops instead
    void awaitUp() throws InterruptedException {
        long slept = 0;
        while (slept < LONGEST_START.toMillis()) {
            if (!process.isAlive()) {
                throw new Failure(
                        Exit.UNREACHABLE,
                        "The server stopped while starting:\n" + tail(),
                        "Its whole log is in " + log);
            }
            if (answers(home)) {
                return;
            }
            Thread.sleep(200);
            slept += 200;
        }
        throw new Failure(Exit.UNREACHABLE, "The server does not answer.", "Its log is in " + log);
    }

    /// Whether a server in this folder answers now.
    static boolean answers(Path home) {
        if (!Files.exists(home.resolve("connection.json"))) {
            return false;
        }
        try (Bailee bailee = Bailee.at(Home.in(home)).build()) {
            return bailee.isUp();
        } catch (IOException | RuntimeException notYet) {
            return false;
        }
    }

    int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    Path log() {
        return log;
    }

    /// The code with which the first person can sign in to the console, as the server told who started it; empty if
    /// there is somebody who can already.
    Optional<String> firstCode() throws IOException {
        return firstCode(Files.readString(log));
    }

    static Optional<String> firstCode(String told) {
        Matcher code = FIRST_CODE.matcher(told);
        return code.find() ? Optional.of(code.group(1)) : Optional.empty();
    }

    private String tail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException unreadable) {
            return "";
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
