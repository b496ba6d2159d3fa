package org.bailee.server.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bailee.server.shared.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running PostgreSQL process: started, watched until it is ready, and stopped.
final class Postmaster {
    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    /// Between choosing a free port and listening on it another program may take it.
    static final String PORT_TAKEN = "database.port-taken";

    private static final int REMEMBERED_LINES = 20;
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofSeconds(60);

    private final Deque<String> lastLines = new ArrayDeque<>();
    private final CompletableFuture<Process> started = new CompletableFuture<>();
    private final Path data;
    private volatile boolean stopping;

    private Postmaster(Path data) {
        this.data = data;
    }

    static Postmaster start(List<String> command, Path data) {
        Postmaster postmaster = new Postmaster(data);
        // Linux ends the child when the very thread that made it ends (prctl(2), PR_SET_PDEATHSIG). So the thread that
        // starts PostgreSQL stays until PostgreSQL has ended, reading what it says.
        Thread keeper = Thread.ofPlatform()
                .daemon()
                .name("postgresql")
                .unstarted(() -> postmaster.keep(new ProcessBuilder(command).directory(data.toFile())));
        keeper.start();
        postmaster.awaitReady();
        return postmaster;
    }

    /// Asks for a fast shutdown: transactions under way are undone, everything committed is on disk.
    void stop() {
        stopping = true;
        Process process = started.join();
        for (String signal : List.of("INT", "QUIT", "KILL")) {
            if (process.isAlive()) {
                Signals.send(signal, process.pid());
                await(process, STOP);
            }
        }
    }

    boolean isRunning() {
        return started.join().isAlive();
    }

    long pid() {
        return started.join().pid();
    }

    void awaitEnd() {
        started.join().onExit().join();
    }

    private void keep(ProcessBuilder builder) {
        try {
            Process process = builder.redirectErrorStream(true).start();
            process.getOutputStream().close();
            started.complete(process);
            try (BufferedReader lines = process.inputReader()) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    remember(line);
                }
            }
            int status = process.waitFor();
            if (!stopping) {
                LOG.error("PostgreSQL ended by itself with status {}.", status);
            }
        } catch (IOException | InterruptedException failed) {
            started.completeExceptionally(failed);
        }
    }

    private void remember(String line) {
        LOG.debug("{}", line);
        synchronized (lastLines) {
            lastLines.add(line);
            if (lastLines.size() > REMEMBERED_LINES) {
                lastLines.remove();
            }
        }
    }

    private void awaitReady() {
        Process process = started.join();
        long end = System.nanoTime() + START.toNanos();
        while (!isReady(process.pid())) {
            if (!process.isAlive() || System.nanoTime() - end > 0) {
                stop();
                throw notStarted();
            }
            await(process, Duration.ofMillis(10));
        }
    }

    /// The process writes into its own folder how far it has come; the eighth line is its state.
    private boolean isReady(long pid) {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return lines.size() >= 8
                    && lines.getFirst().strip().equals(String.valueOf(pid))
                    && lines.get(7).strip().equals("ready");
        } catch (IOException _) {
            return false;
        }
    }

    private Unavailable notStarted() {
        List<String> said;
        synchronized (lastLines) {
            said = new ArrayList<>(lastLines);
        }
        if (said.stream().anyMatch(line -> line.contains("Address already in use"))) {
            return new Unavailable(PORT_TAKEN, "PostgreSQL's port was taken meanwhile.", "Start again.");
        }
        boolean full = said.stream().anyMatch(line -> line.contains("No space left on device"));
        return full
                ? new Unavailable(
                        "database.full",
                        "PostgreSQL cannot start: the disk that holds " + data + " is full.",
                        "Make room there and start again; nothing that was kept is lost.")
                : new Unavailable(
                        "database.not-started",
                        "PostgreSQL did not start. It said:\n"
                                + String.join("\n", said).indent(4).stripTrailing(),
                        "Put right what it names and start again.");
    }

    /// Not to be interrupted: stopping PostgreSQL cleanly matters more than stopping at once.
    private static void await(Process process, Duration most) {
        process.onExit()
                .completeOnTimeout(process, most.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
