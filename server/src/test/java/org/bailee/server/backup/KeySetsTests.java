package org.bailee.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.TestAudit;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// S10: which keys a set of data comes back with, where people were erased after it, wholly or in part.
@Tag("S10")
class KeySetsTests {
    private final Works works = new Works();
    private final TestDatabase target = TestDatabase.fresh();
    private final SubjectId stays = person();
    private final SubjectId partly = person();
    private final SubjectId wholly = person();
    private UUID before = new UUID(0, 0);
    private UUID after = new UUID(0, 0);

    @BeforeEach
    void eraseBetweenTwoBackups() {
        works.database
                .db()
                .update("delete from vault.subject where subject_id not in (select subject_id from keys.data_key)");
        before = works.take();
        erasePart();
        works.database.tx().write(() -> works.ring.shred(List.of(wholly)));
        works.database.db().update("update vault.subject set erased_at = now() where subject_id = ?", wholly.value());
        after = works.take();
    }

    @AfterEach
    void dropDatabases() {
        works.close();
        target.close();
    }

    @Test
    void takesTheKeysThatWereTakenWithTheDataButOfNobodyWhoWasErasedSince() {
        PutBack done = restore(0);

        assertThat(done.keys()).isEqualTo(before);
        assertThat(done.givenUp()).isEmpty();
        assertThat(keys()).containsExactlyInAnyOrder(stays.value(), partly.value());
        assertThat(target.db()
                        .queryForObject(
                                "select number from keys.data_key where subject_id = ?", Long.class, partly.value()))
                .as("the key the older row is sealed under")
                .isZero();
        assertThat(restored()).containsEntry("keys", before.toString()).containsEntry("given-up", "0");
        assertThat(done.leftOut()).isEqualTo(1);
        assertThat(restored()).containsEntry("left-out", "1");
    }

    @Test
    void saysOfHowManyNothingWouldOpenAndPutsNothingBack() {
        works.shelf().remove(before, Coverage.KEYS);

        assertThatExceptionOfType(Conflict.class).isThrownBy(() -> restore(0)).satisfies(why -> {
            assertThat(why.code()).isEqualTo("backup.parts-erased-since");
            assertThat(why.getMessage()).contains("Of 1 people");
            assertThat(why.hint()).contains("--give-up 1");
        });
        assertThat(Works.rows(target)).isZero();

        PutBack done = restore(1);
        assertThat(done.keys()).isEqualTo(after);
        assertThat(done.givenUp()).containsExactly(partly.value());
        assertThat(restored()).containsEntry("given-up", "1");
    }

    @Test
    void losesNobodyWithDataAsNewAsTheKeys() {
        works.shelf().remove(before, Coverage.KEYS);
        works.shelf().remove(before, Coverage.DATA);
        assertThat(restore(0).givenUp()).isEmpty();
    }

    /// S12: next to the data lies a set of keys that somebody has changed.
    @Test
    @Tag("S12")
    void passesOverKeysThatAreNotAsTheyWere() {
        String part = before + "-keys/00000001";
        byte[] changed = Objects.requireNonNull(works.store.objects.get(part)).clone();
        changed[changed.length - 1] ^= 1;
        works.store.objects.put(part, changed);
        assertThat(restore(1).keys()).isEqualTo(after);
    }

    /// With the keys of its time a root key that was changed since would be back.
    @Test
    void takesTheNewestKeysWhereTheyOpenAllOfIt() {
        works.database.tx().write(() -> works.ring.shred(List.of(stays)));
        UUID newest = works.take();
        PutBack done = restore(Optional.of(after), 0);
        assertThat(done.keys()).isEqualTo(newest).isEqualTo(done.newestKeys());
        assertThat(done.leftOut()).isEqualTo(1);
        assertThat(keys()).containsExactly(partly.value());
        assertThat(restored()).containsEntry("newest-keys", newest.toString()).containsEntry("other-seals", "false");
    }

    /// The key that the log of then is signed with was destroyed when another took over.
    @Test
    void takesTheKeysOfItsTimeWhereTheLogsKeyWasChangedSince() {
        works.database.db().update("insert into audit.log_key (number, since, vkey) values (1, 0, 'one')");
        works.database
                .db()
                .update("insert into keys.log_key (number, key_encryption_key, wrapped) values (1, 1, '\\x01')");
        UUID set = works.take();
        works.database.db().update("insert into audit.log_key (number, since, vkey) values (2, 9, 'two')");
        works.database.db().update("update keys.log_key set number = 2");
        UUID newest = works.take();
        PutBack done = restore(Optional.of(set), 0);
        assertThat(done.keys()).isEqualTo(set);
        assertThat(done.newestKeys()).isEqualTo(newest);
    }

    /// Named, as a set of a clock that was ahead is never the newest.
    @Test
    void keepsWhoCameAfterTheNewestSetThatIsNotOfTheFuture() {
        works.clock.advance(Duration.ofDays(365));
        works.entries = 9;
        SubjectId later = person();
        UUID ahead = works.take();
        works.clock.advance(Duration.ofDays(-365));
        PutBack done = restore(Optional.of(ahead), 0);
        assertThat(keys()).contains(later.value());
        assertThat(done.leftOut()).isZero();
    }

    @Test
    void keepsWhoCameAfterASetOfANodeWhoseClockIsAhead() {
        works.clock.advance(Duration.ofMinutes(4));
        works.take();
        works.clock.advance(Duration.ofMinutes(-4));
        works.entries = 9;
        SubjectId later = person();
        UUID last = works.take();
        works.clock.advance(Duration.ofMinutes(9));
        PutBack done = restore(Optional.of(last), 0);
        assertThat(keys()).contains(later.value());
        assertThat(done.leftOut()).isZero();
    }

    /// S11: they hold the key of whoever is erased in this database later, and lie where it may not reach. They are no
    /// backups of its own: its first is due at once.
    @Test
    @Tag("S11")
    void whatLayInTheStoreIsWrittenDown() {
        works.entries = 9;
        UUID later = works.take();
        works.clock.advance(Duration.ofDays(365));
        UUID ahead = works.take();
        works.clock.advance(Duration.ofDays(-365));
        restore(Optional.of(before), 1);

        RunStore runs = new RunStore(target.db());
        assertThat(runs.keysKept(8)).containsExactlyInAnyOrder(before, after, later, ahead);
        assertThat(runs.newest(9)).isEmpty();
        Instant muchLater = works.clock.instant().plus(Duration.ofDays(900));
        assertThat(runs.newest("take", muchLater)).isEmpty();
        assertThat(runs.first(muchLater)).isEmpty();
    }

    private PutBack restore(int giveUp) {
        return restore(works.shelf().sets(Coverage.DATA).reversed().stream().findFirst(), giveUp);
    }

    private PutBack restore(Optional<UUID> set, int giveUp) {
        return new Restores(
                        target.db(),
                        target.tx(),
                        works.seal.unsealing(),
                        TestAudit.log(target, works.ids, works.clock),
                        works.clock)
                .restore(works.store, set, giveUp);
    }

    private SubjectId person() {
        SubjectId subject = new SubjectId(works.ids.next());
        works.database.tx().write(() -> {
            works.database
                    .db()
                    .update("insert into vault.subject (subject_id, version) values (?, 1)", subject.value());
            works.ring.keep(List.of(works.ring.make(subject)));
            return true;
        });
        return subject;
    }

    private void erasePart() {
        works.database.tx().write(() -> {
            long number = works.ring.replace(works.ring.make(partly)).number();
            return works.database
                    .db()
                    .update("update vault.subject set key_number = ? where subject_id = ?", number, partly.value());
        });
    }

    private List<UUID> keys() {
        return target.db().queryForList("select subject_id from keys.data_key", UUID.class);
    }

    private Map<String, String> restored() {
        Optional<Entry> entry = TestAudit.entries(target).stream()
                .filter(one -> one.kind().equals("backup-restored"))
                .findFirst();
        return entry.orElseThrow().details();
    }
}
