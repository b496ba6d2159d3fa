package org.bailee.server.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bailee.crypto.Binding;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.DataKey;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.shared.Unavailable;
import org.bailee.server.testing.TestClock;
import org.bailee.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class KeyRingTests {
    private static final FieldPath EMAIL = new FieldPath("profile", "email");

    private final TestDatabase database = TestDatabase.fresh();
    private final SecureRandom random = new SecureRandom();
    private final Ids ids = new Ids(new TestClock(), random);
    private final Seal seal = new SealInMemory();
    private final KeyRing ring = TestKeys.on(database, seal, random);

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void makesKeysInMemoryOnly() {
        ring.make(ids.nextSubject());
        assertThat(rows()).isZero();
    }

    @Test
    void keepsKeysInTheCallersTransaction() {
        NewDataKey kept = ring.make(ids.nextSubject());
        NewDataKey undone = ring.make(ids.nextSubject());
        keep(List.of(kept));
        assertThatThrownBy(() -> database.tx().write(() -> {
                    ring.keep(List.of(undone));
                    throw new IllegalStateException("undo");
                }))
                .hasMessage("undo");
        assertThat(ring.of(List.of(kept.subject(), undone.subject()))).containsOnlyKeys(kept.subject());
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void handsOutTheSameKeysAfterARestart() {
        NewDataKey made = ring.make(ids.nextSubject());
        Binding place = place(made.subject());
        byte[] envelope = made.key().seal("ada@example.org".getBytes(UTF_8), place, random);
        keep(List.of(made));
        KeyRing again = restarted();
        DataKey key = Objects.requireNonNull(again.of(List.of(made.subject())).get(made.subject()));
        assertThat(key).isNotSameAs(made.key());
        assertThat(key.open(envelope, place)).asString(UTF_8).isEqualTo("ada@example.org");
        assertThat(again.digest(EMAIL, "exact", "ada@example.org"))
                .isEqualTo(ring.digest(EMAIL, "exact", "ada@example.org"));
    }

    @Test
    void readsManyKeysAtOnceAndThenFromMemory() {
        List<NewDataKey> many = IntStream.range(0, 100)
                .mapToObj(_ -> ring.make(ids.nextSubject()))
                .toList();
        keep(many);
        KeyRing again = restarted();
        List<SubjectId> subjects = many.stream().map(NewDataKey::subject).toList();
        SubjectId unknown = ids.nextSubject();
        assertThat(again.of(List.of(subjects.getFirst(), unknown))).containsOnlyKeys(subjects.getFirst());
        assertThat(again.of(subjects)).containsOnlyKeys(subjects);
        // Once in memory they need no database.
        database.db().update("delete from keys.data_key");
        assertThat(again.of(subjects)).containsOnlyKeys(subjects);
        assertThat(again.of(List.of())).isEmpty();
    }

    /// S09: from the commit on there is no key, neither in the database nor in memory.
    @Test
    @Tag("S09")
    void shredsWhenTheTransactionCommitsAndOnlyThen() {
        NewDataKey ada = ring.make(ids.nextSubject());
        NewDataKey bob = ring.make(ids.nextSubject());
        keep(List.of(ada, bob));
        assertThatThrownBy(() -> database.tx().write(() -> {
                    ring.shred(List.of(ada.subject()));
                    throw new IllegalStateException("undo");
                }))
                .hasMessage("undo");
        assertThat(ring.of(List.of(ada.subject()))).containsOnlyKeys(ada.subject());
        database.tx().write(() -> {
            ring.shred(List.of(ada.subject()));
            return true;
        });
        assertThat(ring.of(List.of(ada.subject(), bob.subject()))).containsOnlyKeys(bob.subject());
        assertThat(rows()).isEqualTo(1);
    }

    /// S03, one level down: a wrapped key opens for its own person and under its own number only.
    @Test
    @Tag("S03")
    void refusesAKeyThatWasMovedOrRenumbered() {
        NewDataKey ada = ring.make(ids.nextSubject());
        NewDataKey bob = ring.make(ids.nextSubject());
        keep(List.of(ada, bob));
        database.db().update("update keys.data_key set wrapped = ?", (Object) ada.wrapped());
        KeyRing again = restarted();
        assertThat(again.of(List.of(ada.subject()))).containsOnlyKeys(ada.subject());
        assertThatThrownBy(() -> again.of(List.of(bob.subject()))).isInstanceOf(Corrupt.class);
        database.db().update("update keys.data_key set key_encryption_key = 2");
        assertThatThrownBy(() -> restarted().of(List.of(ada.subject()))).isInstanceOf(Corrupt.class);
    }

    @Test
    void givesEveryIndexItsOwnDigests() {
        byte[] digest = ring.digest(EMAIL, "exact", "ada@example.org");
        assertThat(digest).hasSize(16).isEqualTo(ring.digest(EMAIL, "exact", "ada@example.org"));
        assertThat(ring.digest(EMAIL, "words", "ada@example.org")).isNotEqualTo(digest);
        assertThat(ring.digest(new FieldPath("profile", "phone"), "exact", "ada@example.org"))
                .isNotEqualTo(digest);
    }

    @Test
    void doesNothingOnceSealed() {
        NewDataKey made = ring.make(ids.nextSubject());
        keep(List.of(made));
        assertThat(ring.isSealed()).isFalse();
        ring.close();
        assertThat(ring.isSealed()).isTrue();
        sealed(() -> ring.make(made.subject()));
        sealed(() -> ring.of(List.of(made.subject())));
        sealed(() -> ring.digest(EMAIL, "exact", "ada@example.org"));
    }

    private static void sealed(ThrowingCallable use) {
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(use)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("keys.sealed"));
    }

    private void keep(List<NewDataKey> keys) {
        database.tx().write(() -> {
            ring.keep(keys);
            return true;
        });
    }

    private KeyRing restarted() {
        return TestKeys.on(database, seal, random);
    }

    private int rows() {
        return database.db().queryForList("select 1 from keys.data_key").size();
    }

    private static Binding place(SubjectId subject) {
        return new Binding(subject.value(), "profile", subject.value(), "email", 1);
    }
}
