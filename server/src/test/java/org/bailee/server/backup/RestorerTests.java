package org.bailee.server.backup;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.audit.TestAudit;
import org.bailee.server.keys.TestKeys;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Problem;
import org.bailee.server.shared.Unavailable;
import org.bailee.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RestorerTests {
    private final Works works = new Works();
    private final TestDatabase target = TestDatabase.fresh();

    @AfterEach
    void dropDatabases() {
        works.close();
        target.close();
    }

    /// S14: nothing but the store and the key, and every table is what it was.
    @Test
    @Tag("S14")
    void bringsBackEveryRowOfEveryTable() {
        List<Manifest.Part> parts = new ArrayList<>();
        UUID set = works.take(parts::add);
        assertThat(parts).hasSizeGreaterThan(10);

        Restored restored = works.restore(set, target);
        assertThat(restored.rows()).isEqualTo(Works.rows(works.database)).isGreaterThan(2L * Works.PEOPLE);
        for (String table : List.of(
                "vault.subject",
                "vault.record",
                "vault.answer",
                "watch.mailed",
                "access.opened",
                "audit.waiting",
                "audit.entry",
                "keys.wrapped_key",
                "keys.sealed_root")) {
            assertThat(texts(target, table))
                    .as(table)
                    .isEqualTo(texts(works.database, table))
                    .isNotEmpty();
        }
    }

    /// S14: a machine with nothing but the store and the seal; the server that starts there opens its keys.
    @Test
    @Tag("S14")
    void needsOnlyTheStoreAndTheSeal() {
        UUID set = works.take();
        Restores restores = restores(works.seal);
        assertThat(restores.restore(works.store, Optional.empty(), 0).restored().set())
                .isEqualTo(set);
        assertThat(target.db().queryForList("select 1 from journal.quarantine")).hasSize(1);
        assertThat(TestAudit.entries(target).getLast().kind()).isEqualTo("backup-restored");
        assertThat(works.seal.on(target).digest(new FieldPath("a", "b"), "exact", "c"))
                .isEqualTo(works.ring.digest(new FieldPath("a", "b"), "exact", "c"));
        refused(() -> restores.restore(works.store, Optional.of(UUID.randomUUID()), 0), "backup.unknown");
    }

    /// S13: data and keys are not enough.
    @Test
    @Tag("S13")
    void opensNothingWithoutTheSeal() {
        works.take();
        Restores restores = restores(new TestKeys.OneSeal());
        refused(() -> restores.restore(works.store, Optional.empty(), 0), "backup.manifest");
        assertThat(Works.rows(target)).isZero();
    }

    @Test
    void countsOnBehindTheGreatestNumber() {
        works.restore(works.take(), target);
        target.db().update("insert into audit.waiting (entries) values (uuid_send(gen_random_uuid()))");
        assertThat(target.db().queryForObject("select max(ordinal) from audit.waiting", Long.class))
                .isEqualTo(
                        works.database.db().queryForObject("select max(ordinal) + 1 from audit.waiting", Long.class));
    }

    @Test
    void isOfOneMomentWhateverIsWrittenMeanwhile() {
        long before = Works.rows(works.database);
        UUID set = works.take(_ -> works.database
                .db()
                .update("insert into vault.subject (subject_id, version) values (gen_random_uuid(), 1)"));
        assertThat(Works.rows(works.database)).isGreaterThan(before);
        assertThat(works.restore(set, target).rows()).isEqualTo(before);
    }

    @Test
    void leavesOutWhatOpensADoorForAShortTime() {
        works.database
                .db()
                .update(
                        "insert into identity.session (digest, session_id, staff_id, began_at, seen_at, factors, source)"
                                + " values ('\\x01', gen_random_uuid(), gen_random_uuid(), now(), now(), 'x', 'x')");
        works.restore(works.take(), target);
        assertThat(target.db().queryForList("select 1 from identity.session")).isEmpty();
    }

    @Test
    void fillsNoDatabaseThatHasRows() {
        UUID set = works.take();
        target.db().update("insert into watch.mailed (what, day) values ('x', '2026-01-01')");
        refused(() -> works.restore(set, target), "backup.not-empty");
        assertThat(Works.rows(target)).isEqualTo(1);
    }

    @Test
    void takesKeysOfTheSameTimeOrLaterOnly() {
        UUID first = works.take();
        UUID second = works.take();
        refused(() -> works.restore(second, first, target, (_, _) -> {}), "backup.older-keys");
        works.restore(first, second, target, (_, _) -> {});
    }

    /// S10: who was erased after the set was taken is not there when it opens; who cannot be told of leaves it
    /// shut.
    @Test
    @Tag("S10")
    void keepsWhatWasPromisedSinceOrPutsNothingBack() {
        UUID set = works.take();
        UUID erased = works.database
                .db()
                .queryForObject("select subject_id from vault.subject where state is not null limit 1", UUID.class);
        refused(
                () -> works.restore(set, set, target, (_, _) -> {
                    throw new Unavailable("journal.missing", "No journal.", "Name it.");
                }),
                "journal.missing");
        assertThat(Works.rows(target)).isZero();

        works.restore(set, set, target, (told, _) -> {
            assertThat(told.set()).isEqualTo(set);
            target.db().update("delete from vault.record where subject_id = ?", erased);
        });
        assertThat(target.db().queryForList("select 1 from vault.record where subject_id = ?", erased))
                .isEmpty();
    }

    @Test
    void saysWhichVersionReadsASetOfOtherTables() {
        UUID set = works.take();
        target.db().execute("alter table watch.mailed add column more text");
        refused(() -> works.restore(set, target), "backup.other-schema");
    }

    /// Broken off at every step there is: the target is as empty as before, and the next try works.
    @Test
    void leavesNothingBehindWhenItIsBrokenOff() {
        UUID set = works.take();
        int steps = 0;
        while (true) {
            works.store.patience = steps;
            try {
                works.restore(set, target);
                break;
            } catch (Unavailable brokenOff) {
                assertThat(brokenOff.code()).isEqualTo("backup.store-away");
                assertThat(target.db().queryForList("select 1 from vault.record limit 1"))
                        .isEmpty();
                steps++;
            }
        }
        assertThat(steps).isGreaterThan(25);
        assertThat(Works.rows(target)).isEqualTo(Works.rows(works.database));
    }

    /// S12: a set put there under a newer name keeps nobody from what is theirs.
    @Test
    @Tag("S12")
    void takesTheNewestKeysThatOpen() {
        UUID set = works.take();
        works.clock.advance(Duration.ofSeconds(1));
        works.store.objects.put(works.ids.next() + "-keys/manifest", "bailee-backup ?".getBytes(US_ASCII));
        byte[] copied = Objects.requireNonNull(works.store.objects.get(set + "-keys/manifest"));
        works.store.objects.put(works.ids.next() + "-keys/manifest", copied);
        assertThat(restores(works.seal)
                        .restore(works.store, Optional.empty(), 0)
                        .restored()
                        .set())
                .isEqualTo(set);
    }

    /// S12: a whole set of another installation, newer than all of ours: refused, and ours comes back by its
    /// name.
    @Test
    @Tag("S12")
    void fillsNothingFromAForeignSet() {
        UUID set = works.take();
        try (Works stranger = new Works()) {
            stranger.clock.advance(Duration.ofSeconds(5));
            UUID foreign = stranger.take();
            works.clock.advance(Duration.ofSeconds(10));
            works.store.objects.putAll(stranger.store.objects);
            Restores restores = restores(works.seal);
            refused(() -> restores.restore(works.store, Optional.empty(), 0), "backup.manifest");
            refused(() -> restores.restore(works.store, Optional.of(foreign), 0), "backup.manifest");
            assertThat(Works.rows(target)).isZero();
            assertThat(restores.restore(works.store, Optional.of(set), 0)
                            .restored()
                            .set())
                    .isEqualTo(set);
        }
    }

    /// Taken by a clock that was a year ahead, which nobody noticed in time: it is not the newest, and comes
    /// back if it is asked for.
    @Test
    void bringsBackASetOfTheFutureIfItIsNamed() {
        UUID set = works.take();
        works.clock.advance(Duration.ofDays(365));
        UUID ahead = works.take();
        works.clock.advance(Duration.ofDays(-365));
        Restores restores = restores(works.seal);
        assertThat(restores.restore(works.store, Optional.of(ahead), 0)
                        .restored()
                        .set())
                .isEqualTo(ahead);
        try (TestDatabase other = TestDatabase.fresh()) {
            Restores usual = new Restores(
                    other.db(),
                    other.tx(),
                    works.seal.unsealing(),
                    TestAudit.log(other, works.ids, works.clock),
                    works.clock);
            assertThat(usual.restore(works.store, Optional.empty(), 0)
                            .restored()
                            .set())
                    .isEqualTo(set);
        }
    }

    private Restores restores(TestKeys.OneSeal seal) {
        return new Restores(
                target.db(), target.tx(), seal.unsealing(), TestAudit.log(target, works.ids, works.clock), works.clock);
    }

    private static void refused(Runnable act, String code) {
        assertThatThrownBy(act::run)
                .isInstanceOfAny(Conflict.class, Unavailable.class, NotFound.class)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private static List<String> texts(TestDatabase database, String table) {
        return database.db().queryForList("select t::text from " + table + " t order by 1", String.class);
    }
}
