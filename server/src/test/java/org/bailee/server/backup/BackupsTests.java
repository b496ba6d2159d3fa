package org.bailee.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.TestAudit;
import org.bailee.server.database.Turn;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.Home;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Unavailable;
import org.bailee.server.testing.TestActor;
import org.bailee.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class BackupsTests {
    private final Works works = new Works();
    private final TestActor actor = TestActor.in("support");

    @TempDir
    Path folder;

    @AfterEach
    void dropDatabase() {
        works.close();
    }

    @Test
    void takesASetProvesItAndWritesBothDown() {
        try (Backups backups = backups(settings(14, true), scratch())) {
            Run run = ended(backups, backups.take(actor), 2);
            assertThat(run.state()).isEqualTo("done");
            assertThat(run.rows()).isGreaterThan(2L * Works.PEOPLE);
            assertThat(backups.list(actor)).extracting(Kept::set).containsExactly(run.set());
            Run drill = backups.runs(actor).getFirst();
            assertThat(drill.what()).isEqualTo("drill");
            assertThat(drill.state()).isEqualTo("done");
            assertThat(backups.proven()).hasValue(works.clock.instant());
            Kept kept = backups.list(actor).getFirst();
            assertThat(kept.provenAt()).hasValue(works.clock.instant());
            assertThat(kept.bytes())
                    .isEqualTo(works.store.objects.values().stream()
                            .mapToLong(bytes -> bytes.length)
                            .sum());
            assertThat(told()).containsExactly("backup-taken", "backup-drilled");
        }
    }

    @Test
    void readsASetToTheLastByte() {
        try (Backups backups = backups(settings(14, false), scratch())) {
            UUID set = ended(backups, backups.take(actor), 1).set();
            assertThat(ended(backups, backups.verify(actor, set), 2).state()).isEqualTo("done");
            works.store.objects.remove(Coverage.DATA.folder(set) + "/00000002");
            Run run = ended(backups, backups.verify(actor, set), 3);
            assertThat(run.state()).isEqualTo("failed");
            assertThat(run.fault()).hasValue("backup.part-missing");
            assertThat(told()).containsExactly("backup-taken", "backup-verified", "backup-failed");
            assertThatThrownBy(() -> backups.verify(actor, UUID.randomUUID())).isInstanceOf(NotFound.class);
        }
    }

    @Test
    void keepsSoManySetsAndKeysForSoLongButTheNewestAlways() {
        try (Backups backups = backups(settings(2, false), scratch())) {
            for (int day = 1; day <= 4; day++) {
                works.clock.advance(Duration.ofDays(5));
                ended(backups, backups.take(actor), day);
            }
            assertThat(backups.list(actor)).hasSize(2);
            // Of the last two, taken five days apart, both are younger than seven days.
            assertThat(works.shelf().sets(Coverage.KEYS)).hasSize(2);
            works.clock.advance(Duration.ofDays(30));
            works.shelf().clear(settings(2, false), (_, _) -> {});
            assertThat(works.shelf().sets(Coverage.KEYS))
                    .containsExactly(backups.list(actor).getFirst().set());
        }
    }

    /// Broken off at every step: what was begun is gone, or goes with the next, and the next one works.
    @Test
    void leavesNoHalfSetWhenItIsBrokenOff() {
        try (Backups backups = backups(settings(1, false), scratch())) {
            int tried = 0;
            Run run;
            do {
                works.clock.advance(Duration.ofDays(2));
                works.store.patience = tried;
                run = ended(backups, backups.take(actor), ++tried);
                works.store.patience = Integer.MAX_VALUE;
                for (Kept kept : backups.list(actor)) {
                    SetReader.open(works.store, kept.set(), Coverage.DATA, works.key())
                            .verify();
                }
            } while (run.state().equals("failed"));
            assertThat(tried).isGreaterThan(15);
            UUID set = run.set();
            assertThat(works.store.objects.keySet())
                    .allMatch(name -> name.startsWith(Coverage.DATA.folder(set)) || name.contains("-keys/"));
            try (TestDatabase target = TestDatabase.fresh()) {
                works.restore(set, target);
            }
        }
    }

    @Test
    void doesOneThingAtATime() {
        new Turn(works.database.db(), "backup.turn").take(UUID.randomUUID());
        try (Backups backups = backups(settings(1, false), scratch())) {
            assertThatThrownBy(() -> backups.take(actor))
                    .isInstanceOfSatisfying(
                            Conflict.class,
                            problem -> assertThat(problem.code()).isEqualTo("backup.under-way"));
        }
    }

    @Test
    @Tag("S15")
    void writesDownWhoIsRefused() {
        try (Backups backups = backups(settings(1, false), scratch())) {
            assertThatThrownBy(() -> backups.take(actor.with())).isInstanceOf(Denied.class);
            assertThat(TestAudit.entries(works.database))
                    .filteredOn(entry -> entry.kind().equals("access-refused"))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.details()).containsEntry("permission", "custody.manage"));
        }
    }

    @Test
    void isOffWithoutAFolder() {
        try (Backups backups = works.backups().toNowhere().build()) {
            assertThatThrownBy(() -> backups.take(actor))
                    .isInstanceOfSatisfying(
                            Conflict.class,
                            problem -> assertThat(problem.code()).isEqualTo("backup.off"));
        }
    }

    /// With a PostgreSQL of the drill's own, as the server has it.
    @Test
    void drillsBesideTheDatabaseThatServes() {
        Home home = Home.open(folder.resolve("home"));
        UUID set = works.take();
        Drill drill = new ScratchStore(home, works.proof::proveAll, works.random, works.clock);
        Restored restored = drill.run(works.store, set, set, works.key());
        assertThat(restored.rows()).isEqualTo(Works.rows(works.database));
        assertThat(home.folder().resolve("drill")).doesNotExist();
    }

    /// Two nodes look at the same moment, and one backup is taken.
    @Test
    void takesOneWhenItIsDueAndNoMoreUntilTheNext() {
        BackupSettings daily =
                new BackupSettings(null, Duration.ofDays(1), 9, Duration.ofDays(7), 0, false, Duration.ZERO);
        try (Backups one = backups(daily, scratch());
                Backups other = backups(daily, scratch())) {
            one.step();
            try {
                other.step();
            } catch (Conflict underWay) {
                assertThat(underWay.code()).isEqualTo("backup.under-way");
            }
            ended(one, one.runs(actor).getFirst(), 1);
            other.step();
            assertThat(one.list(actor)).hasSize(1);
            works.clock.advance(Duration.ofDays(1));
            other.step();
            ended(one, one.runs(actor).getFirst(), 2);
            assertThat(one.list(actor)).hasSize(2);
        }
    }

    @Test
    void tellsOnceADayThatNoRestoreWasProvenForTooLong() {
        BackupSettings asked =
                new BackupSettings(null, Duration.ZERO, 9, Duration.ofDays(7), 0, false, Duration.ofDays(3));
        try (Backups backups = backups(asked, scratch())) {
            backups.step();
            assertThat(told()).isEmpty();
            UUID set = ended(backups, backups.take(actor), 1).set();
            assertThat(backups.isUnproven()).isFalse();
            works.clock.advance(Duration.ofDays(3).plusSeconds(1));
            assertThat(backups.isUnproven()).isTrue();
            backups.step();
            backups.step();
            assertThat(told()).containsExactly("backup-taken", "backup-failed");
            assertThat(backups.runs(actor).getFirst().fault()).hasValue("backup.unproven");
            ended(backups, backups.drill(actor, set), 3);
            works.clock.advance(Duration.ofDays(2));
            backups.step();
            assertThat(told()).hasSize(3);
        }
    }

    /// A clock that was a year ahead for a day, and is right again: nothing waits for next year, and silence is
    /// told.
    @Test
    void waitsForNoBackupOfAClockThatWasAhead() {
        BackupSettings daily =
                new BackupSettings(null, Duration.ofDays(1), 9, Duration.ofDays(7), 0, true, Duration.ofDays(3));
        try (Backups backups = backups(daily, scratch())) {
            works.clock.advance(Duration.ofDays(365));
            ended(backups, backups.take(actor), 2);
            assertThat(backups.proven()).isPresent();
            works.clock.advance(Duration.ofDays(-365));
            assertThat(backups.proven()).isEmpty();
            backups.step();
            works.clock.advance(Duration.ofMinutes(1));
            ended(backups, backups.runs(actor).getFirst(), 4);
            assertThat(backups.proven()).isPresent();
            backups.step();
            assertThat(backups.runs(actor)).hasSize(4);
            works.clock.advance(Duration.ofDays(4));
            assertThat(backups.isUnproven()).isTrue();
        }
    }

    /// S14: whoever spoils the keys and waits until every kept set holds them spoilt.
    @Test
    @Tag("S14")
    void takesNoBackupOfKeysThatDoNotOpenAndRemovesNone() {
        works.proof.proveOurs(works.database.db());
        for (String spoil : List.of(
                "update keys.wrapped_key set wrapped = sha256(wrapped) where kind = 'index-root'",
                "delete from keys.wrapped_key where kind = 'staff-root'",
                "update keys.sealed_root set sealed = sha256(sealed)",
                "delete from keys.sealed_root")) {
            works.database.db().execute("create table kept_w as select * from keys.wrapped_key");
            works.database.db().execute("create table kept_s as select * from keys.sealed_root");
            assertThat(works.database.db().update(spoil)).isPositive();
            assertThatThrownBy(() -> works.proof.proveOurs(works.database.db()))
                    .as(spoil)
                    .isInstanceOfSatisfying(
                            Unavailable.class,
                            problem -> assertThat(problem.code()).isEqualTo("keys.unsound"));
            for (String table : List.of("wrapped_key", "sealed_root")) {
                works.database.db().update("delete from keys." + table);
                works.database.db().update("insert into keys." + table + " select * from kept_" + table.charAt(0));
                works.database.db().execute("drop table kept_" + table.charAt(0));
            }
        }
        try (Backups backups = backups(settings(1, false), scratch())) {
            UUID sound = ended(backups, backups.take(actor), 1).set();
            works.clock.advance(Duration.ofDays(30));
            works.database.db().update("update keys.wrapped_key set wrapped = sha256(wrapped)");
            Run run = ended(backups, backups.take(actor), 2);
            assertThat(run.fault()).hasValue("keys.unsound");
            assertThat(backups.list(actor)).extracting(Kept::set).containsExactly(sound);
            // Told without a backup being due, too.
            backups.step();
            backups.step();
            assertThat(told()).containsExactly("backup-taken", "backup-failed", "backup-failed");
        }
    }

    /// S14: a set of which every byte is as it was written, and no key opens.
    @Test
    @Tag("S14")
    void provesNoSetWhoseKeysDoNotOpen() {
        works.database
                .db()
                .update("insert into keys.data_key (subject_id, key_encryption_key, wrapped)"
                        + " values (gen_random_uuid(), 1, '\\x00')");
        try (Backups backups = backups(settings(9, true), scratch())) {
            ended(backups, backups.take(actor), 2);
            assertThat(backups.runs(actor).getFirst().fault()).hasValue("keys.unsound");
            assertThat(backups.proven()).isEmpty();
        }
    }

    /// S12: neither one backup after the other nor names of the future push out what there was before.
    @Test
    @Tag("S12")
    void keepsYoungSetsHoweverManyAreTakenAndIsNotMisledByNames() {
        try (Backups backups = backups(settings(2, false), scratch())) {
            UUID first = ended(backups, backups.take(actor), 1).set();
            for (int more = 2; more <= 4; more++) {
                works.clock.advance(Duration.ofMinutes(1));
                ended(backups, backups.take(actor), more);
            }
            for (String name : List.of(
                    "ffffffff-ffff-7fff-bfff-ffffffffffff", "------------------------------------", "0".repeat(36))) {
                works.store.objects.put(name + "-keys/manifest", new byte[3]);
                works.store.objects.put(name + "-data/manifest", new byte[3]);
            }
            assertThat(backups.list(actor)).hasSize(4).extracting(Kept::set).contains(first);
            works.clock.advance(Duration.ofDays(2));
            ended(backups, backups.take(actor), 5);
            assertThat(backups.list(actor)).hasSize(2);
        }
    }

    /// S11: what a certificate says of backups is what is known of them.
    @Test
    @Tag("S11")
    void knowsOfNoEndOfKeysThatNothingRemovesOrThatItDoesNotReach() {
        BackupSettings daily =
                new BackupSettings(null, Duration.ofDays(1), 9, Duration.ofDays(7), 0, false, Duration.ZERO);
        try (Backups backups = backups(daily, scratch());
                Backups asked = backups(settings(9, false), scratch())) {
            assertThat(backups.keysKept(Optional.of(0L)).areNone()).isTrue();
            UUID set = ended(backups, backups.take(actor), 1).set();
            Optional<Instant> until = Optional.of(Shelf.madeAt(set).plus(Duration.ofDays(8)));
            assertThat(backups.keysKept(Optional.of(0L))).isEqualTo(new KeyCopies(false, true, until));
            assertThat(asked.keysKept(Optional.of(0L)).areDated()).isFalse();
            // It should be gone by then.
            works.clock.advance(Duration.ofDays(9));
            assertThat(backups.keysKept(Optional.of(0L))).isEqualTo(new KeyCopies(false, false, until));
            byte[] manifest = works.store.objects.remove(Coverage.KEYS.folder(set) + "/manifest");
            assertThat(backups.keysKept(Optional.of(0L)).areNone()).isFalse();
            works.store.objects.clear();
            assertThat(manifest).isNotEmpty();
            assertThat(backups.keysKept(Optional.of(0L))).isEqualTo(new KeyCopies(false, false, Optional.empty()));
            works.store.patience = 0;
            assertThat(backups.keysKept(Optional.of(0L)).areNone()).isFalse();
        }
    }

    /// S11: a set that was written when the log was long knows nothing of one that went on from an older backup.
    @Test
    @Tag("S11")
    void countsSetsOfALogThatWasGivenUp() {
        works.entries = 9;
        BackupSettings settings = settings(9, false);
        try (Backups backups = backups(settings, scratch());
                Backups other = works.backups()
                        .by(settings)
                        .ofLog(_ -> Optional.of("another root"))
                        .build();
                Backups shorter = works.backups()
                        .by(settings)
                        .ofLog(_ -> Optional.empty())
                        .build()) {
            ended(backups, backups.take(actor), 1);
            assertThat(backups.keysKept(Optional.of(3L)).areNone()).isTrue();
            assertThat(other.keysKept(Optional.of(3L)).areNone()).isFalse();
            assertThat(shorter.keysKept(Optional.of(3L)).areNone()).isFalse();
        }
    }

    private Backups backups(BackupSettings settings, Drill drill) {
        return works.backups().by(settings).drilledBy(drill).build();
    }

    private static BackupSettings settings(int keep, boolean drill) {
        return new BackupSettings(null, Duration.ZERO, keep, Duration.ofDays(7), 0, drill, Duration.ZERO);
    }

    private Drill scratch() {
        return (store, data, keys, backups) -> {
            try (TestDatabase target = TestDatabase.fresh()) {
                Restored restored = new Restorer(store, new TableStore(target.db()), target.tx())
                        .restore(data, keys, backups, (_, _) -> {});
                works.proof.proveAll(target.db());
                return restored;
            }
        };
    }

    /// The run once so many have ended.
    private Run ended(Backups backups, Run run, int ended) {
        while (backups.runs(actor).stream()
                        .filter(one -> one.endedAt().isPresent())
                        .count()
                < ended) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
        return backups.runs(actor).stream()
                .filter(one -> one.id().equals(run.id()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> told() {
        return TestAudit.entries(works.database).stream()
                .map(Entry::kind)
                .filter(kind -> kind.startsWith("backup-"))
                .toList();
    }
}
