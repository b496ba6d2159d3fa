package org.bailee.server.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.util.FileSystemUtils;

/// Kills the server at random moments under mixed load, again and again, on one home folder with the settings operators
/// have. `-Dbailee.soak.rounds=200` makes it longer, `-Dbailee.soak.seed=…` repeats a run's dice.
@Tag("soak")
@Timeout(4 * 60 * 60)
class KillLoopIT {
    private static final int ROUNDS = Integer.getInteger("bailee.soak.rounds", 50);
    private static final long SEED = Long.getLong("bailee.soak.seed", System.nanoTime());
    private static final int CLIENTS = 8;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Ledger ledger = new Ledger();
    private final List<Duration> starts = new ArrayList<>();
    private long entries;

    // S17, S21, S41: nothing acknowledged is lost, nothing is half done, data and log match one to one, and nothing
    // was shown that the log does not have.
    @Test
    @Tag("S17")
    @Tag("S21")
    @Tag("S41")
    void losesNothingHoweverOftenItIsKilled() throws Exception {
        System.out.println("kill loop: " + ROUNDS + " rounds, seed " + SEED);
        Path home = Files.createTempDirectory("bailee-kill-loop").resolve("home");
        int port = ServerProcess.freePort();
        List<Till> tills = IntStream.range(0, CLIENTS)
                .mapToObj(number -> new Till("till" + number, ledger, random.nextLong()))
                .toList();
        ServerProcess server = start(home, port);
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            server.administrator().applyShop();
            String key = server.administrator().supportKey();
            for (int round = 1; round <= ROUNDS; round++) {
                loadAndKill(server, tills, threads, key, round % 2 == 0);
                server = start(home, port);
                check(server.caller(key), tills, threads, round == ROUNDS);
                compare(new Books(server.database()), round);
            }
        } finally {
            server.close();
        }
        System.out.println("kill loop: " + told());
        FileSystemUtils.deleteRecursively(home.getParent());
    }

    private ServerProcess start(Path home, int port) throws Exception {
        ServerProcess server = ServerProcess.start(home, port, List.of());
        starts.add(server.startedIn());
        return server;
    }

    private void loadAndKill(
            ServerProcess server, List<Till> tills, ExecutorService threads, String key, boolean postgresqlToo)
            throws Exception {
        AtomicBoolean open = new AtomicBoolean(true);
        Caller caller = server.caller(key);
        List<Future<?>> working = new ArrayList<>();
        tills.forEach(till -> working.add(threads.submit(() -> {
            till.work(caller, () -> open.get());
            return null;
        })));
        Thread.sleep(random.nextLong(100, 4_000));
        if (postgresqlToo) {
            server.killPostgresql();
            // From at once to long enough for PostgreSQL to be started again beneath the running server.
            Thread.sleep(random.nextLong(0, 3_000));
        }
        server.kill();
        open.set(false);
        for (Future<?> one : working) {
            one.get();
        }
    }

    private static void check(Caller caller, List<Till> tills, ExecutorService threads, boolean all) throws Exception {
        List<Future<?>> checking = new ArrayList<>();
        tills.forEach(till -> checking.add(threads.submit(() -> {
            till.settle(caller);
            till.check(caller, all);
        })));
        for (Future<?> one : checking) {
            one.get();
        }
    }

    private void compare(Books books, int round) {
        assertThat(books.wrong()).as("round " + round + ", seed " + SEED).isEmpty();
        Map<UUID, Long> logged = books.revealsLogged();
        assertThat(ledger.revealedUnlogged(logged))
                .as("people seen more often than logged, round " + round + ", seed " + SEED)
                .isZero();
        entries = books.changesLogged();
        assertThat(entries).isGreaterThanOrEqualTo(ledger.acknowledged());
        if (round % 10 == 0 || round == ROUNDS) {
            System.out.println("kill loop, round " + round + ": " + told() + ", people " + books.people()
                    + ", reveals logged "
                    + logged.values().stream().mapToLong(Long::longValue).sum());
        }
    }

    private String told() {
        List<Long> sorted = starts.stream().map(Duration::toMillis).sorted().toList();
        return "acknowledged writes " + ledger.acknowledged() + ", unanswered " + ledger.unsure() + " (kept "
                + ledger.foundKept() + "), entries of changes " + entries + ", reveals seen " + ledger.reveals()
                + ", starts " + sorted.size() + " of " + sorted.getFirst() + " to " + sorted.getLast() + " ms, median "
                + sorted.get(sorted.size() / 2) + " ms";
    }
}
