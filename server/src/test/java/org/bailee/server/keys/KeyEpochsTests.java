package org.bailee.server.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bailee.crypto.Corrupt;
import org.bailee.server.audit.ClockWatch;
import org.bailee.server.audit.TestAudit;
import org.bailee.server.keys.Rotation.Phase;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.shared.Unavailable;
import org.bailee.server.testing.TestActor;
import org.bailee.server.testing.TestClock;
import org.bailee.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class KeyEpochsTests {
    private static final Actor ADMINISTRATOR = TestActor.in().with(Permission.CUSTODY_MANAGE);

    private final TestDatabase database = TestDatabase.fresh();
    private final SecureRandom random = new SecureRandom();
    private final TestClock clock = new TestClock();
    private final Ids ids = new Ids(clock, random);
    private final Seal seal = new SealInMemory();
    private final KeyRing ring = TestKeys.on(database, seal, random);
    private final List<String> scrubbed = new ArrayList<>();
    private final KeyEpochs epochs = TestKeys.epochs(database, ring, clock, () -> scrubbed.add("once"));

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void beginsANewEpochWhenTheWeekIsOverAndNotBefore() {
        List<SubjectId> people = people(1_300);
        byte[] before = wrapped(people.getFirst());
        clock.advance(Duration.ofDays(6));
        epochs.step();
        assertThat(numbers()).containsExactly(1);
        clock.advance(Duration.ofDays(2));
        epochs.step();
        assertThat(numbers()).containsExactly(1, 2);
        finish(epochs);
        assertThat(numbers()).containsExactly(2);
        assertThat(scrubbed).containsExactly("once");
        Rotation done = epochs.rotations(ADMINISTRATOR).getFirst();
        assertThat(done.phase()).isEqualTo(Phase.DONE);
        assertThat(done.done()).isEqualTo(1_300);
        assertThat(wrapped(people.getFirst())).isNotEqualTo(before);
        assertThat(restarted().of(people)).hasSize(1_300);
        assertThat(ring.of(people)).hasSize(1_300);
    }

    /// Or the newest key would be dated years ahead, and none would follow it once the clock is right again.
    @Test
    void beginsNoEpochByAClockThatJumped() {
        ClockWatch watch = TestAudit.watch(database, Duration.ofDays(7), clock);
        KeyEpochs careful = TestKeys.epochs(database, ring, clock, watch, () -> {});
        people(3);
        watch.believes();
        clock.advance(Duration.ofDays(4_000));
        careful.step();
        assertThat(numbers()).containsExactly(1);
        watch.confirm(clock.instant());
        careful.step();
        assertThat(numbers()).containsExactly(1, 2);
    }

    @Test
    void doesNotBeginAgainBeforeTheLastOneIsFinished() {
        people(3);
        epochs.begin(ADMINISTRATOR);
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> epochs.begin(ADMINISTRATOR))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("keys.rotation-under-way"));
        finish(epochs);
        assertThat(epochs.begin(ADMINISTRATOR)).isEqualTo(3);
    }

    @Test
    void beginsOneEpochForAPageThatIsSentTwice() {
        people(3);
        assertThat(epochs.begin(ADMINISTRATOR, 1)).isEqualTo(2);
        finish(epochs);
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> epochs.begin(ADMINISTRATOR, 1))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("keys.epoch-passed"));
        assertThat(epochs.begin(ADMINISTRATOR, 2)).isEqualTo(3);
    }

    /// A node that has not yet heard of the new epoch goes on taking people in, and loses none of them.
    @Test
    void keepsWhoeverComesInUnderTheOldKeyMeanwhile() {
        KeyRing laggard = TestKeys.on(database, seal, random);
        people(600);
        epochs.begin(ADMINISTRATOR);
        List<SubjectId> late = keep(laggard, 5);
        until(Phase.CLOSING);
        late.addAll(keep(laggard, 5));
        until(Phase.SWEEPING);
        NewDataKey tooLate = laggard.make(ids.nextSubject());
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> keep(laggard, List.of(tooLate)))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("database.overtaken"));
        finish(epochs);
        assertThat(numbers()).containsExactly(2);
        assertThat(laggard.of(late)).hasSize(10);
        assertThat(restarted().of(late)).hasSize(10);
        // Having read a key of the new epoch it knows that epoch.
        laggard.keychain().get().refresh(new KeyStore(database.db()));
        assertThat(laggard.make(ids.nextSubject()).keyEncryptionKey()).isEqualTo(2);
    }

    /// Every step is a transaction of its own, and a process killed between any two leaves a state to go on from.
    @Test
    void goesOnAfterARestartBetweenAnyTwoSteps() {
        List<SubjectId> people = people(1_200);
        epochs.begin(ADMINISTRATOR);
        int restarts = 0;
        while (underWay().isPresent()) {
            KeyRing up = restarted();
            TestKeys.epochs(database, up, clock, () -> {}).step();
            assertThat(restarted().of(people)).hasSize(1_200);
            up.close();
            restarts++;
        }
        assertThat(restarts).isGreaterThan(5);
        assertThat(numbers()).containsExactly(2);
    }

    @Test
    void scrubsAgainWhenItWasKilledWhileScrubbing() {
        people(2);
        epochs.begin(ADMINISTRATOR);
        until(Phase.SCRUBBING);
        KeyEpochs killed = TestKeys.epochs(database, ring, clock, () -> {
            throw new IllegalStateException("killed");
        });
        assertThatThrownBy(killed::step).hasMessage("killed");
        assertThat(underWay()).isPresent();
        finish(epochs);
        assertThat(scrubbed).hasSize(1);
    }

    @Test
    void twoNodesTakeTurnsAndWrapEverybodyOnce() {
        List<SubjectId> people = people(2_000);
        KeyEpochs other = TestKeys.epochs(database, TestKeys.on(database, seal, random), clock, () -> {});
        epochs.begin(ADMINISTRATOR);
        while (underWay().isPresent()) {
            other.step();
            epochs.step();
        }
        assertThat(epochs.rotations(ADMINISTRATOR).getFirst().done()).isEqualTo(2_000);
        assertThat(restarted().of(people)).hasSize(2_000);
    }

    @Test
    @Tag("S09")
    void whoIsErasedMeanwhileStaysErased() {
        List<SubjectId> people = people(700);
        epochs.begin(ADMINISTRATOR);
        epochs.step();
        database.tx().write(() -> {
            ring.shred(List.of(people.getFirst(), people.getLast()));
            return true;
        });
        finish(epochs);
        assertThat(restarted().of(people)).hasSize(698).doesNotContainKeys(people.getFirst(), people.getLast());
    }

    /// A backup may hold the key sound, and only the old key-encryption key opens that one.
    @Test
    void keepsTheOldKeyWhileADataKeyDoesNotVerify() {
        List<SubjectId> people = people(3);
        byte[] sound = wrapped(people.get(1));
        byte[] damaged = sound.clone();
        damaged[50] ^= 1;
        write(people.get(1), damaged);
        epochs.begin(ADMINISTRATOR);
        IntStream.range(0, 30).forEach(_ -> epochs.step());
        assertThat(numbers()).containsExactly(1, 2);
        assertThat(entries("key-rotation-halted")).isPositive();
        assertThatThrownBy(() -> restarted().of(List.of(people.get(1)))).isInstanceOf(Corrupt.class);
        write(people.get(1), sound);
        finish(epochs);
        assertThat(numbers()).containsExactly(2);
        assertThat(restarted().of(people)).hasSize(3);
    }

    @Test
    void theLogGoesOnSigningWithTheSameKey() {
        byte[] publicKey = ring.logKeys().make(1);
        byte[] before = ring.logKeys().sign(1, new byte[] {1, 2, 3});
        epochs.begin(ADMINISTRATOR);
        finish(epochs);
        assertThat(publicKey).hasSize(32);
        assertThat(restarted().logKeys().sign(1, new byte[] {1, 2, 3})).isEqualTo(before);
    }

    @Test
    void tellsWhatItDidInTheLog() {
        people(4);
        epochs.begin(ADMINISTRATOR);
        finish(epochs);
        assertThat(entries("key-epoch-begun")).isEqualTo(1);
        assertThat(entries("key-epoch-ended")).isEqualTo(1);
    }

    private void finish(KeyEpochs node) {
        for (int steps = 0; underWay().isPresent(); steps++) {
            assertThat(steps).isLessThan(100);
            node.step();
        }
        // The next look lets go of the old key, the one after wipes it.
        node.step();
        node.step();
    }

    private void until(Phase phase) {
        for (int steps = 0; underWay().orElseThrow().phase() != phase; steps++) {
            assertThat(steps).isLessThan(100);
            epochs.step();
        }
    }

    private Optional<Rotation> underWay() {
        return new EpochStore(database.db()).underWay();
    }

    private List<Integer> numbers() {
        return epochs.list(ADMINISTRATOR).stream().map(KeyEpoch::number).toList();
    }

    private List<SubjectId> people(int count) {
        return keep(ring, count);
    }

    private List<SubjectId> keep(KeyRing node, int count) {
        List<NewDataKey> keys = IntStream.range(0, count)
                .mapToObj(_ -> node.make(ids.nextSubject()))
                .toList();
        keep(node, keys);
        return new ArrayList<>(keys.stream().map(NewDataKey::subject).toList());
    }

    private void keep(KeyRing node, List<NewDataKey> keys) {
        database.tx().write(() -> {
            node.keep(keys);
            return true;
        });
    }

    private KeyRing restarted() {
        return TestKeys.on(database, seal, random);
    }

    private byte[] wrapped(SubjectId subject) {
        return database.db()
                .queryForList("select wrapped from keys.data_key where subject_id = ?", byte[].class, subject.value())
                .getFirst();
    }

    private void write(SubjectId subject, byte[] wrapped) {
        database.db().update("update keys.data_key set wrapped = ? where subject_id = ?", wrapped, subject.value());
    }

    private int entries(String kind) {
        return database.db()
                .queryForList("select 1 from audit.entry where kind = ?", kind)
                .size();
    }
}
