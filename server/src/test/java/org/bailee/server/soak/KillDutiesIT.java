package org.bailee.server.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bailee.server.soak.Caller.Reply;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/// Kills the server at random moments of what it does to all keys, or to people for good, again and again: it
/// goes on where it was, and nobody is left half there. Every other time its PostgreSQL dies first.
/// `-Dbailee.soak.kills=50` makes it longer, `-Dbailee.soak.seed=…` repeats a run's dice.
@Tag("soak")
@Timeout(2 * 60 * 60)
class KillDutiesIT {
    static final int KILLS = Integer.getInteger("bailee.soak.kills", 10);
    static final long SEED = Long.getLong("bailee.soak.seed", System.nanoTime());

    private static final int PEOPLE = 6_000;
    private static final int ERASERS = 4;

    private final SplittableRandom random = new SplittableRandom(SEED);

    // S11, S17: everybody's key is wrapped anew, none is lost, and the old key is gone in the end.
    @Test
    @Tag("S11")
    @Tag("S17")
    void wrapsAllKeysAnewHoweverOftenItIsKilled() throws Exception {
        try (Shop shop = Shop.open("kill-rotation")) {
            List<UUID> people = shop.make(PEOPLE);
            for (int kill = 1; kill <= KILLS; kill++) {
                int begun = shop.administrator()
                        .mustSend("POST", "/v1/custody/rotations", "")
                        .status();
                // The one before may still be under way.
                assertThat(begun).isIn(201, 409);
                Shop.await("the first keys wrapped anew", () -> isWrapping(shop));
                Thread.sleep(random.nextLong(0, 1_500));
                shop.kill(kill % 2 == 0);
                shop.start();
                assertThat(shop.opened(people)).as(said(kill)).containsOnly(200);
            }
            Shop.await(
                    "the end of the rotation",
                    () -> newest(shop, "/v1/custody/rotations", "phase").equals("done"));
            JdbcTemplate db = shop.database();
            int last = number(db, "select max(number) from keys.rotation");
            assertThat(number(db, "select count(*) from keys.rotation where ended_at is null or damaged > 0"))
                    .isZero();
            assertThat(number(db, "select count(*) from keys.wrapped_key where kind = 'key-encryption-key'"))
                    .isEqualTo(1);
            assertThat(number(db, "select count(*) from keys.data_key where key_encryption_key = " + last))
                    .isEqualTo(PEOPLE);
            assertThat(shop.opened(people)).containsOnly(200);
            assertThat(shop.books().wrong()).isEmpty();
            System.out.println("kill rotation: " + KILLS + " kills, " + (last - 1) + " rotations, seed " + SEED);
        }
    }

    // S10, S11: an erasure that was acknowledged is one for ever; one that was not is whole or not at all.
    @Test
    @Tag("S10")
    @Tag("S11")
    void erasesWhollyOrNotAtAllHoweverOftenItIsKilled() throws Exception {
        try (Shop shop = Shop.open("kill-erasure");
                ExecutorService threads = Executors.newFixedThreadPool(ERASERS)) {
            Set<UUID> erased = new HashSet<>();
            int unanswered = 0;
            for (int kill = 1; kill <= KILLS; kill++) {
                List<UUID> people = shop.make(1_500);
                Queue<UUID> due = new ConcurrentLinkedQueue<>(people);
                Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
                List<Future<?>> erasing = new ArrayList<>();
                Caller caller = shop.administrator();
                for (int i = 0; i < ERASERS; i++) {
                    erasing.add(threads.submit(() -> erase(caller, due, acknowledged)));
                }
                Thread.sleep(random.nextLong(50, 1_500));
                shop.kill(kill % 2 == 0);
                for (Future<?> one : erasing) {
                    one.get();
                }
                shop.start();
                erased.addAll(acknowledged);
                assertThat(shop.opened(List.copyOf(acknowledged)))
                        .as(said(kill))
                        .allMatch(status -> status == 410);
                List<Integer> all = shop.opened(people);
                assertThat(all).as(said(kill)).allMatch(status -> status == 410 || status == 200);
                for (int i = 0; i < people.size(); i++) {
                    if (all.get(i) == 410 && erased.add(people.get(i))) {
                        unanswered++;
                    }
                }
                nobodyIsHalfErased(shop.database(), erased.size());
            }
            // Those who stayed are whole, and can still be erased.
            assertThat(erased).isNotEmpty();
            System.out.println("kill erasure: " + KILLS + " kills, " + erased.size() + " erased, " + unanswered
                    + " of them without an answer, seed " + SEED);
        }
    }

    // S11: a run of retention goes on where it was, and erases neither twice nor too much.
    @Test
    @Tag("S11")
    void endsARunOfRetentionHoweverOftenItIsKilled() throws Exception {
        try (Shop shop = Shop.open(
                "kill-retention", "--bailee.retention.limit.people=100000", "--bailee.retention.limit.share=1")) {
            String today = LocalDate.now(ZoneOffset.UTC).toString();
            String old = "{\"placed-on\":\"2001-01-31\",\"remark\":\"old\"}";
            List<UUID> people = shop.make(PEOPLE, old, old, "{\"placed-on\":\"" + today + "\",\"remark\":\"new\"}");
            // As if it ran since long: the night's run is due at once.
            assertThat(shop.database().update("update audit.clock set since = since - interval '3 days'"))
                    .isEqualTo(1);
            int kills = 0;
            Shop.await(
                    "the run",
                    () -> !newest(shop, "/v1/retention/runs", "state").isEmpty());
            while (kills < KILLS && !newest(shop, "/v1/retention/runs", "state").equals("done")) {
                Thread.sleep(random.nextLong(0, 1_000));
                shop.kill(++kills % 2 == 0);
                shop.start();
                JdbcTemplate db = shop.database();
                assertThat(number(db, "select count(*) from vault.record where collection = 'order'") % 2)
                        .as("each person's two old orders go together; " + said(kills))
                        .isEqualTo(PEOPLE % 2);
            }
            Shop.await(
                    "the end of the run",
                    () -> newest(shop, "/v1/retention/runs", "state").equals("done"));
            JdbcTemplate db = shop.database();
            assertThat(number(db, "select count(*) from retention.run where what = 'run'"))
                    .isEqualTo(1);
            assertThat(number(db, "select erased_records from retention.run")).isEqualTo(2 * PEOPLE);
            assertThat(number(db, "select count(*) from retention.item where state <> 'done'"))
                    .isZero();
            assertThat(number(db, "select count(*) from vault.record where collection = 'order'"))
                    .isEqualTo(PEOPLE);
            assertThat(number(db, "select count(*) from audit.entry where kind = 'record-erased' and outcome = 'done'"))
                    .as("each person is erased from once")
                    .isEqualTo(PEOPLE);
            assertThat(shop.opened(people)).containsOnly(200);
            for (UUID one : people.subList(0, 50)) {
                JsonNode orders = shop.support()
                        .mustSend("GET", "/v1/subjects/" + one + "/order", "")
                        .json()
                        .get("items");
                assertThat(orders).hasSize(1);
                assertThat(orders.get(0).get("data").get("remark").asString()).isEqualTo("new");
            }
            System.out.println("kill retention: " + kills + " kills, seed " + SEED);
        }
    }

    /// Goes on until the server is gone.
    private static void erase(Caller caller, Queue<UUID> due, Set<UUID> acknowledged) {
        for (UUID next = due.poll(); next != null; next = due.poll()) {
            Optional<Reply> reply = caller.send("DELETE", "/v1/subjects/" + next, "");
            if (reply.isEmpty()) {
                return;
            }
            if (reply.get().status() == 204) {
                acknowledged.add(next);
            } else if (reply.get().status() != 503) {
                throw new AssertionError(reply.get().text());
            }
        }
    }

    private static void nobodyIsHalfErased(JdbcTemplate db, int erased) {
        String gone = " where subject_id in (select subject_id from vault.subject where state is null)";
        for (String table : List.of("vault.record", "vault.search_entry", "vault.unique_value", "keys.data_key")) {
            assertThat(number(db, "select count(*) from " + table + gone))
                    .as(table)
                    .isZero();
        }
        assertThat(number(db, "select count(*) from vault.subject where (state is null) <> (erased_at is not null)"))
                .isZero();
        assertThat(number(db, "select count(*) from vault.subject where state is null"))
                .isEqualTo(erased);
        assertThat(number(db, "select count(*) from audit.entry where kind = 'subject-erased' and outcome = 'done'"))
                .isEqualTo(erased);
        assertThat(number(
                        db,
                        "select count(*) from vault.subject s left join keys.data_key k using (subject_id)"
                                + " where s.state is not null and k.subject_id is null"))
                .as("people without a key")
                .isZero();
    }

    private static boolean isWrapping(Shop shop) {
        String phase = newest(shop, "/v1/custody/rotations", "phase");
        return !phase.equals("wrapping")
                || !newest(shop, "/v1/custody/rotations", "done").equals("0");
    }

    /// A member of the newest item of a list; empty if there is none.
    private static String newest(Shop shop, String path, String member) {
        try {
            JsonNode items =
                    shop.administrator().mustSend("GET", path, "").json().get("items");
            return items.isEmpty() ? "" : items.get(0).get(member).asString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static int number(JdbcTemplate db, String query) {
        Integer number = db.queryForObject(query, Integer.class);
        return number == null ? 0 : number;
    }

    private static String said(int kill) {
        return "kill " + kill + ", seed " + SEED;
    }
}
