package org.bailee.server.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.bailee.server.soak.Caller.Reply;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/// The whole server on a disk that fills up, data and write-ahead log alike, and is given room again.
@Tag("soak")
@Timeout(20 * 60)
class DiskFullIT {
    private static final int BALLAST = 48 << 20;

    private final Ledger ledger = new Ledger();
    private final List<String> kept = new ArrayList<>();
    private final Set<String> refusals = new TreeSet<>();
    private int number;

    // S42: clean refusals, no reveal that cannot be logged, no corruption, and work goes on once there is room.
    @Test
    @Tag("S42")
    void refusesWhileTheDiskIsFullAndGoesOnAfterwards() throws Exception {
        Path home = Files.createTempDirectory("bailee-disk-full").resolve("home");
        Path database = home.resolve("database");
        Files.createDirectories(database);
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=176m,mode=0700", "tmpfs", database.toString()))
                .as("only root may make a small disk")
                .isTrue();
        try {
            Path ballast = Files.write(database.resolve("ballast"), new byte[BALLAST]);
            try (ServerProcess server = ServerProcess.start(home, ServerProcess.freePort(), List.of())) {
                server.administrator().applyShop();
                Caller caller = server.caller(server.administrator().supportKey());
                fill(caller);
                refusesEverythingThatMustBeLogged(caller);
                Files.delete(ballast);
                awaitWork(caller);
                everythingAcknowledgedIsThere(caller);
                assertThat(new Books(server.database()).wrong()).isEmpty();
                assertThat(ledger.revealedUnlogged(new Books(server.database()).revealsLogged()))
                        .isZero();
            }
            System.out.println("disk full: " + kept.size() + " people kept, refused with " + refusals);
        } finally {
            assertThat(run("umount", database.toString())).isTrue();
        }
        FileSystemUtils.deleteRecursively(home.getParent());
    }

    // S14, S42: a disk too small for what is put back: refused with what to do, and done again once there is room.
    @Test
    @Tag("S14")
    @Tag("S42")
    void putsNothingBackOntoADiskThatFillsUpAndAllOfItOnceThereIsRoom() throws Exception {
        try (Shop shop = Shop.open("restore-full")) {
            List<UUID> people = shop.make(25_000);
            shop.backup();
            Path target = shop.folder.resolve("target").resolve("home");
            Path database = Files.createDirectories(target.resolve("database"));
            assumeThat(run("mount", "-t", "tmpfs", "-o", "size=112m,mode=0700", "tmpfs", database.toString()))
                    .as("only root may make a small disk")
                    .isTrue();
            try {
                Files.createDirectories(target.resolve("seal"));
                Files.copy(shop.home.resolve("seal/root.key"), target.resolve("seal/root.key"));
                Process full = ServerProcess.restore(shop.backups, target);
                assertThat(full.waitFor(5, TimeUnit.MINUTES)).isTrue();
                String told = Files.readString(ServerProcess.log(target));
                assertThat(full.exitValue()).as(told).isEqualTo(1);
                assertThat(told)
                        .contains("Nothing was put back.", "The database's disk is full.", "hint:")
                        .doesNotContain("Lovelace");
                assertThat(run("mount", "-o", "remount,size=1g", database.toString()))
                        .isTrue();
                Process room = ServerProcess.restore(shop.backups, target);
                assertThat(room.waitFor(5, TimeUnit.MINUTES)).isTrue();
                assertThat(room.exitValue())
                        .as(Files.readString(ServerProcess.log(target)))
                        .isZero();
                FileSystemUtils.copyRecursively(shop.home.resolve("journal"), target.resolve("journal"));
                try (Shop there = shop.moved(target)) {
                    assertThat(there.opened(people)).containsOnly(200);
                    there.stop();
                    assertThat(run("umount", database.toString())).isTrue();
                }
            } finally {
                // Mounted still only if something failed.
                run("umount", database.toString());
            }
        }
    }

    private void fill(Caller caller) {
        while (create(caller, 500)) {
            assertThat(kept.size()).as("the small disk did not fill up").isLessThan(500_000);
        }
    }

    /// @return whether it was stored
    private boolean create(Caller caller, int people) {
        List<String> bodies = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            bodies.add("{\"profile\":{\"name\":\"Ada Lovelace\",\"email\":\"disk" + number++
                    + "@example.com\",\"visits\":7}}");
        }
        Reply made = caller.mustSend("POST", "/v1/subjects", "[" + String.join(",", bodies) + "]");
        if (made.status() == 207) {
            made.json().get("results").forEach(result -> {
                assertThat(result.get("status").intValue())
                        .as(result.toString())
                        .isEqualTo(201);
                kept.add(result.get("id").asString());
            });
            return true;
        }
        refused(made);
        return false;
    }

    /// Either it is shown, and then logged, or it is refused; while there is no room for the log it is refused.
    private void refusesEverythingThatMustBeLogged(Caller caller) {
        int refusedReads = 0;
        // What is left of the last page of the log's file is used up first.
        for (int i = 0; i < 2_000 && refusedReads < 5; i++) {
            create(caller, 500);
            Reply read = caller.mustSend("POST", "/v1/subjects/open", opening(0, Math.min(500, kept.size())));
            if (read.status() == 207) {
                read.json().get("results").forEach(this::shown);
            } else {
                refused(read);
                assertThat(read.text()).doesNotContain("Lovelace", "example.com");
                refusedReads++;
            }
        }
        assertThat(refusedReads).isEqualTo(5);
    }

    private void refused(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(503);
        assertThat(reply.member("hint")).isNotEmpty();
        refusals.add(reply.member("code"));
    }

    private void awaitWork(Caller caller) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!create(caller, 1)) {
            assertThat(System.nanoTime())
                    .as("still refuses with room on the disk")
                    .isLessThan(end);
            Thread.sleep(250);
        }
    }

    private void everythingAcknowledgedIsThere(Caller caller) {
        for (int from = 0; from < kept.size(); from += 500) {
            Reply opened =
                    caller.mustSend("POST", "/v1/subjects/open", opening(from, Math.min(from + 500, kept.size())));
            assertThat(opened.status()).as(opened.text()).isEqualTo(207);
            opened.json().get("results").forEach(result -> {
                assertThat(result.get("status").intValue())
                        .as(result.toString())
                        .isEqualTo(200);
                shown(result);
            });
        }
    }

    private void shown(JsonNode result) {
        ledger.reveal(java.util.UUID.fromString(result.get("id").asString()));
    }

    private String opening(int from, int to) {
        return "{\"subjects\":[\"" + String.join("\",\"", kept.subList(from, to)) + "\"]}";
    }

    private static boolean run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
