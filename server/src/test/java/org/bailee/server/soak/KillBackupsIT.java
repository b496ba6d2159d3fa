package org.bailee.server.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/// Kills the server while it takes backups of people who change, and `bailee restore` while it puts one back:
/// every set that lies there is whole, a database that was half filled is empty, and nobody who was erased
/// comes back. Rounds and seed as of [KillDutiesIT].
@Tag("soak")
@Timeout(2 * 60 * 60)
class KillBackupsIT {
    private static final int KILLS = KillDutiesIT.KILLS;
    private static final long SEED = KillDutiesIT.SEED;
    private static final int PEOPLE = 4_000;
    private static final int CLIENTS = 2;

    private final Set<String> whole = new HashSet<>();
    private final SplittableRandom random = new SplittableRandom(SEED);

    // S12, S14: whatever lies there after a kill is whole or swept, and the last one brings back what was acknowledged.
    @Test
    @Tag("S12")
    @Tag("S14")
    void takesWholeBackupsOnlyHoweverOftenItIsKilled() throws Exception {
        Ledger ledger = new Ledger();
        try (Shop shop = Shop.open("kill-backup");
                ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            shop.make(PEOPLE);
            List<Till> tills =
                    List.of(new Till("one", ledger, random.nextLong()), new Till("two", ledger, random.nextLong()));
            long from = System.nanoTime();
            shop.backup();
            long usual = Duration.ofNanos(System.nanoTime() - from).toMillis();
            for (int kill = 1; kill <= KILLS; kill++) {
                AtomicBoolean open = new AtomicBoolean(true);
                Caller caller = shop.support();
                List<Future<?>> working = new ArrayList<>();
                tills.forEach(till -> working.add(threads.submit(() -> {
                    till.work(caller, open::get);
                    return null;
                })));
                assertThat(shop.administrator()
                                .mustSend("POST", "/v1/backups", "")
                                .status())
                        .isEqualTo(201);
                Thread.sleep(random.nextLong(0, 2 * usual));
                shop.kill(kill % 2 == 0);
                open.set(false);
                for (Future<?> one : working) {
                    one.get();
                }
                shop.start();
                Caller again = shop.support();
                tills.forEach(till -> till.settle(again));
                everySetIsWhole(shop, kill);
            }
            shop.backup();
            assertThat(unfinished(shop.backups)).isEmpty();
            try (Shop elsewhere = restored(shop)) {
                Caller there = elsewhere.support();
                tills.forEach(till -> till.check(there, true));
                assertThat(elsewhere.books().wrong()).isEmpty();
            }
            System.out.println("kill backup: " + KILLS + " kills within " + 2 * usual + " ms, writes acknowledged "
                    + ledger.acknowledged() + ", seed " + SEED);
        }
    }

    // S10, S14: killed again and again, a restore begins anew on a database as empty as before; those who were erased
    // since the backup stay erased, however often the first start is killed.
    @Test
    @Tag("S10")
    @Tag("S14")
    void putsBackAllOrNothingHoweverOftenItIsKilled() throws Exception {
        try (Shop shop = Shop.open("kill-restore")) {
            List<UUID> people = shop.make(PEOPLE);
            shop.backup();
            List<UUID> gone = people.subList(0, 300);
            for (UUID one : gone) {
                assertThat(shop.administrator()
                                .mustSend("DELETE", "/v1/subjects/" + one, "")
                                .status())
                        .isEqualTo(204);
            }
            Path journal = shop.home.resolve("journal/erasures");
            Shop.await("the last line of the journal", () -> tellsOf(journal, gone.getLast()));
            Path trial = emptyHome(shop, "trial");
            long from = System.nanoTime();
            assertThat(ended(ServerProcess.restore(shop.backups, trial))).isZero();
            long usual = Duration.ofNanos(System.nanoTime() - from).toMillis();
            Path target = emptyHome(shop, "target");
            int broken = 0;
            boolean mayBeFull = false;
            for (int kill = 1; kill <= KILLS; kill++) {
                Process restore = ServerProcess.restore(shop.backups, target);
                if (!restore.waitFor(random.nextLong(usual / 4, usual), TimeUnit.MILLISECONDS)) {
                    restore.destroyForcibly().waitFor();
                    broken++;
                    mayBeFull = true;
                    continue;
                }
                requireFilled(restore, target, mayBeFull);
                assertThat(ended(ServerProcess.restore(shop.backups, target))).isEqualTo(1);
                target = emptyHome(shop, "target" + kill);
                mayBeFull = false;
            }
            Process last = ServerProcess.restore(shop.backups, target);
            ended(last);
            requireFilled(last, target, mayBeFull);
            Files.createDirectories(target.resolve("journal"));
            Files.copy(journal, target.resolve("journal/erasures"));
            try (Shop elsewhere = startedDespiteKills(shop, target)) {
                assertThat(elsewhere.opened(gone)).containsOnly(410);
                assertThat(elsewhere.opened(people.subList(gone.size(), PEOPLE)))
                        .containsOnly(200);
                assertThat(elsewhere.database().queryForList("select 1 from keys.data_key"))
                        .hasSize(PEOPLE - gone.size());
            }
            System.out.println(
                    "kill restore: " + broken + " of " + KILLS + " broken off within " + usual + " ms, seed " + SEED);
        }
    }

    /// @param mayBeFull whether one before it was killed, which may have been after it was done and before it
    /// said so
    private static void requireFilled(Process ended, Path home, boolean mayBeFull) throws IOException {
        if (ended.exitValue() != 0) {
            String log = Files.readString(ServerProcess.log(home));
            assertThat(mayBeFull).as(log).isTrue();
            assertThat(log).contains("The database is not empty");
        }
    }

    private void everySetIsWhole(Shop shop, int kill) throws Exception {
        JsonNode sets =
                shop.administrator().mustSend("GET", "/v1/backups", "").json().get("items");
        assertThat(sets).as("kill " + kill + ", seed " + SEED).isNotEmpty();
        for (JsonNode set : sets) {
            if (set.get("keys").booleanValue() && whole.add(set.get("set").asString())) {
                shop.ended("/v1/backups/" + set.get("set").asString() + "/verify");
            }
        }
    }

    /// Folders of sets without a manifest.
    private static List<Path> unfinished(Path backups) throws IOException {
        try (Stream<Path> sets = Files.list(backups)) {
            return sets.filter(set -> Files.notExists(set.resolve("manifest"))).toList();
        }
    }

    private static Shop restored(Shop shop) throws Exception {
        Path target = emptyHome(shop, "elsewhere");
        assertThat(ended(ServerProcess.restore(shop.backups, target))).isZero();
        FileSystemUtils.copyRecursively(shop.home.resolve("journal"), target.resolve("journal"));
        return shop.moved(target);
    }

    /// A start that replays the journal, killed twice in the middle of it.
    private Shop startedDespiteKills(Shop shop, Path target) throws Exception {
        for (int kill = 0; kill < 2; kill++) {
            Process start = ServerProcess.begin(
                    target, List.of("--home", target.toString(), "--port", String.valueOf(ServerProcess.freePort())));
            if (start.waitFor(random.nextLong(3_000, 8_000), TimeUnit.MILLISECONDS)) {
                throw new AssertionError(Files.readString(ServerProcess.log(target)));
            }
            start.destroyForcibly().waitFor();
        }
        return shop.moved(target);
    }

    /// A home that holds nothing but the seal.
    private static Path emptyHome(Shop shop, String name) throws IOException {
        Path home = shop.folder.resolve(name).resolve("home");
        Files.createDirectories(home.resolve("seal"));
        Files.copy(shop.home.resolve("seal/root.key"), home.resolve("seal/root.key"));
        return home;
    }

    private static int ended(Process restore) throws InterruptedException {
        assertThat(restore.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return restore.exitValue();
    }

    private static boolean tellsOf(Path journal, UUID person) {
        try {
            return Files.readString(journal).contains(person.toString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
