package org.bailee.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bailee.crypto.Corrupt;
import org.bailee.server.audit.TestAudit;
import org.bailee.server.keys.BackupKeyChanges;
import org.bailee.server.keys.KeptBackupKey;
import org.bailee.server.keys.KeyRing;
import org.bailee.server.keys.TestKeys;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Permission;
import org.bailee.server.testing.TestActor;
import org.bailee.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Another backup key takes over: every set comes back as long as it is kept, and with the last its key goes.
class BackupKeyTests {
    private final Works works = new Works();
    private final BackupKeyChanges changes = TestKeys.backupKeys(works.database, works.ring);
    private final Actor actor = TestActor.in().with(Permission.CUSTODY_MANAGE);

    @AfterEach
    void dropDatabase() {
        works.close();
    }

    @Test
    void setsUnderBothKeysComeBackOnAMachineWithNothingButASeal() {
        UUID old = works.take();
        assertThat(changes.begin(actor)).isEqualTo(2);
        UUID anew = works.take();
        assertThat(SetReader.header(works.store, old, Coverage.DATA).key()).isEqualTo(1);
        assertThat(SetReader.header(works.store, anew, Coverage.KEYS).key()).isEqualTo(2);
        assertThat(works.shelf().backupKeys()).containsExactlyInAnyOrder(1, 2);
        for (UUID set : List.of(old, anew)) {
            try (TestDatabase target = TestDatabase.fresh()) {
                Restores restores = new Restores(
                        target.db(),
                        target.tx(),
                        works.seal.unsealing(),
                        TestAudit.log(target, works.ids, works.clock),
                        works.clock);
                assertThat(restores.restore(works.store, Optional.of(set), 0)
                                .restored()
                                .set())
                        .isEqualTo(set);
                assertThat(works.seal.on(target).backupKeys().of(1)).isPresent();
            }
        }
        // And beside the server that serves, old data with the newest keys.
        try (TestDatabase target = TestDatabase.fresh()) {
            works.restore(old, anew, target, (_, _) -> {});
            works.proof.proveAll(target.db());
        }
    }

    @Test
    void anOldKeyGoesWithTheLastSetUnderIt() {
        UUID old = works.take();
        KeyRing other = works.seal.on(works.database);
        changes.begin(actor);
        UUID anew = works.take();
        changes.drop(works.shelf().backupKeys());
        assertThat(numbers()).containsExactly(1, 2);
        works.shelf().remove(old, Coverage.DATA);
        changes.drop(works.shelf().backupKeys());
        assertThat(numbers()).as("its keys are still there").containsExactly(1, 2);
        works.shelf().remove(old, Coverage.KEYS);
        changes.drop(works.shelf().backupKeys());
        assertThat(numbers()).containsExactly(2);
        changes.drop(works.shelf().backupKeys());
        assertThat(entries("backup-key-dropped")).isEqualTo(1);
        assertThat(works.ring.backupKeys().of(1)).isEmpty();
        // Another node, before it writes a set.
        assertThat(other.backupKey().number()).isEqualTo(1);
        TestKeys.backupKeys(works.database, other).refresh();
        assertThat(other.backupKey().number()).isEqualTo(2);
        assertThat(other.backupKeys().of(1)).isEmpty();
        try (TestDatabase target = TestDatabase.fresh()) {
            works.restore(anew, target);
        }
        changes.drop(Set.of());
        assertThat(numbers()).as("never the newest").containsExactly(2);
    }

    /// Taken by a clock that was ahead: it is in no list, and comes back if it is named.
    @Test
    void anOldKeyStaysWhileASetOfTheFutureLiesUnderIt() {
        works.clock.advance(Duration.ofDays(365));
        UUID ahead = works.take();
        works.clock.advance(Duration.ofDays(-365));
        changes.begin(actor);
        works.take();
        changes.drop(works.shelf().backupKeys());
        assertThat(works.shelf().sets(Coverage.DATA)).doesNotContain(ahead);
        assertThat(numbers()).containsExactly(1, 2);
    }

    @Test
    void aBackupThatIsTakenDropsWhatIsOver() throws InterruptedException {
        works.take();
        changes.begin(actor);
        works.clock.advance(Duration.ofDays(30));
        try (Backups backups = works.backups().build()) {
            backups.take(actor);
            for (int tries = 0; backups.runs(actor).getFirst().endedAt().isEmpty(); tries++) {
                assertThat(tries).isLessThan(600);
                Thread.sleep(50);
            }
            assertThat(backups.runs(actor).getFirst().state()).isEqualTo("done");
            assertThat(backups.list(actor)).hasSize(1);
        }
        assertThat(numbers()).containsExactly(2);
    }

    @Test
    void isRefusedWhileEightWaitAndToWhoMayNot() {
        for (int number = 2; number <= 8; number++) {
            assertThat(changes.begin(actor)).isEqualTo(number);
            changes.drop(Set.of(1, 2, 3, 4, 5, 6, 7, 8));
        }
        assertThatThrownBy(() -> changes.begin(actor))
                .isInstanceOfSatisfying(
                        Conflict.class, refused -> assertThat(refused.code()).isEqualTo("keys.backup-keys-waiting"));
        Actor anybody = TestActor.in().with(Permission.AUDIT_READ);
        assertThatThrownBy(() -> changes.begin(anybody)).hasMessageContaining("permission");
        assertThatThrownBy(() -> changes.list(anybody)).hasMessageContaining("permission");
        assertThat(entries("backup-key-made")).isEqualTo(7);
    }

    /// Else whoever may change it at all could use up all there may be, one after the other.
    @Test
    void isRefusedUntilABackupWasTakenUnderTheNewOne() {
        works.take();
        changes.begin(actor);
        changes.drop(works.shelf().backupKeys());
        assertThatThrownBy(() -> changes.begin(actor))
                .isInstanceOfSatisfying(
                        Conflict.class, refused -> assertThat(refused.code()).isEqualTo("keys.backup-key-unused"));
        works.take();
        changes.drop(works.shelf().backupKeys());
        assertThat(changes.begin(actor)).isEqualTo(3);
        assertThat(entries("backup-key-made")).isEqualTo(2);
    }

    /// Two nodes that do not know of each other make two, one after the other, or one of them is told.
    @Test
    void twoNodesAtOnceMakeNoTwoOfOneNumber() {
        KeyRing other = works.seal.on(works.database);
        assertThat(changes.begin(actor)).isEqualTo(2);
        changes.drop(Set.of(1, 2));
        assertThat(TestKeys.backupKeys(works.database, other).begin(actor)).isEqualTo(3);
        UUID set = works.take();
        assertThat(SetReader.header(works.store, set, Coverage.DATA).key()).isEqualTo(2);
        changes.refresh();
        assertThat(works.ring.backupKey().number()).isEqualTo(3);
        works.seal.on(works.database).close();
    }

    /// S14: with the newest one's row gone, what is in memory may be the last of it.
    @Test
    void noticesThatTheNewestWasTakenAway() {
        changes.begin(actor);
        works.database.db().update("delete from keys.wrapped_key where kind = 'backup-key' and number = 2");
        assertThatThrownBy(changes::refresh).isInstanceOf(Corrupt.class);
        assertThat(works.ring.backupKey().number()).isEqualTo(2);
    }

    private List<Integer> numbers() {
        return changes.list(actor).stream().map(KeptBackupKey::number).toList();
    }

    private int entries(String kind) {
        return works.database
                .db()
                .queryForList("select 1 from audit.entry where kind = ?", kind)
                .size();
    }
}
