package org.bailee.server.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.bailee.server.shared.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a Bailee that died without warning may leave behind: a PostgreSQL still running on our data.
///
/// Called only by the holder of the home folder's lock, so the Bailee that started it is gone.
final class Orphan {
    private static final Logger LOG = LoggerFactory.getLogger(Orphan.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Orphan() {}

    /// Stops what still runs on the data folder, and never touches a process that does not provably run on it.
    static void stop(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        Optional<ProcessHandle> named = named(file);
        if (named.isPresent() && runsOn(named.get(), data)) {
            LOG.warn(
                    "An earlier Bailee ended without stopping its PostgreSQL (process {}); stopping it now.",
                    pid(named));
            Signals.send("INT", named.get().pid());
        } else if (named.isPresent()) {
            // The number was given to another process since. PostgreSQL would take that one for its own and not start.
            LOG.warn(
                    "An earlier PostgreSQL left its process number {}, now another program's; ignoring it.",
                    pid(named));
        }
        awaitNone(data);
        if (named.isPresent()) {
            Files.deleteIfExists(file);
        }
    }

    /// Also waits for processes whose postmaster was killed: they notice within moments, and until then may write.
    private static void awaitNone(Path data) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (ProcessHandle.allProcesses().anyMatch(process -> runsOn(process, data))) {
            if (System.nanoTime() - end > 0) {
                throw new Unavailable(
                        "database.orphan",
                        "A PostgreSQL that an earlier Bailee left behind still runs on " + data + ".",
                        "Stop it, then start again.");
            }
            try {
                Thread.sleep(Duration.ofMillis(20));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new Unavailable("server.stopping", "The start was given up.", "Start again.");
            }
        }
    }

    private static Optional<ProcessHandle> named(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(line -> line.matches("[1-9][0-9]{0,9}"))
                    .map(Long::parseLong)
                    .flatMap(ProcessHandle::of)
                    .filter(ProcessHandle::isAlive);
        }
    }

    /// PostgreSQL works in its data folder. Linux tells every process's program and working folder; elsewhere the
    /// command line must name both.
    static boolean runsOn(ProcessHandle process, Path data) {
        Path proc = Path.of("/proc", String.valueOf(process.pid()));
        if (Files.isDirectory(Path.of("/proc/self"))) {
            try {
                Path program = Files.readSymbolicLink(proc.resolve("exe"));
                return program.endsWith("postgres")
                        && Files.readSymbolicLink(proc.resolve("cwd")).equals(data.toRealPath());
            } catch (IOException _) {
                // Gone, or another account's and so not ours.
                return false;
            }
        }
        ProcessHandle.Info info = process.info();
        return info.command()
                        .filter(command -> Path.of(command).endsWith("postgres"))
                        .isPresent()
                && info.arguments().map(List::of).orElse(List.of()).contains(data.toString());
    }

    private static String pid(Optional<ProcessHandle> process) {
        return Objects.toString(process.map(ProcessHandle::pid).orElse(null));
    }
}
