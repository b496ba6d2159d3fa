package org.bailee.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.bailee.server.database.TestTurn;
import org.bailee.server.database.Turn;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Permission;
import org.bailee.server.testing.TestActor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whoever takes a backup has the turn until it is done, however slow the store is, and not for long once
/// killed.
@Timeout(120)
class TurnOfBackupTests {
    private final Works works = new Works();
    private final TestActor actor = TestActor.in().with(Permission.CUSTODY_MANAGE);
    private final AtomicInteger puts = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goesOn = new CountDownLatch(1);

    @AfterEach
    void close() {
        goesOn.countDown();
        works.close();
    }

    @Test
    void aKilledOneKeepsOthersWaitingForLessThanAMinute() throws InterruptedException {
        try (Backups backups = backups(new Turn(works.database.db(), "backup.turn"))) {
            backups.take(actor);
            begun.await();
            assertThat(works.database
                            .db()
                            .queryForObject(
                                    "select until < current_timestamp + interval '1 minute' from backup.turn",
                                    Boolean.class))
                    .isTrue();
            goesOn.countDown();
            awaitEnd(backups);
        }
    }

    @Test
    void aPartThatTakesLongToStoreDoesNotLoseItsTurn() throws InterruptedException {
        try (Backups backups = backups(TestTurn.brief(works.database.db(), "backup.turn"))) {
            backups.take(actor);
            begun.await();
            long end = System.nanoTime() + TestTurn.LASTS.multipliedBy(2).toNanos();
            while (System.nanoTime() < end) {
                assertThatThrownBy(() -> backups.take(actor)).isInstanceOf(Conflict.class);
                Thread.sleep(100);
            }
            goesOn.countDown();
            assertThat(awaitEnd(backups).state()).isEqualTo("done");
            assertThat(backups.list(actor)).hasSize(1);
        }
    }

    /// Paused for longer than the turn lasts, it finds another at it, which has swept its parts away: no set is
    /// made of what is left. By a clock that stands still, of which its progress asks only once.
    @Test
    void whoLostTheTurnFinishesNoSet() throws InterruptedException {
        puts.set(-1);
        try (Backups backups = backups(new Turn(works.database.db(), "backup.turn"))) {
            backups.take(actor);
            begun.await();
            UUID other = UUID.randomUUID();
            works.database.db().update("update backup.turn set holder = ?", other);
            goesOn.countDown();
            Run ended = awaitEnd(backups);
            assertThat(ended.fault()).hasValue("backup.stopped");
            assertThat(backups.list(actor)).isEmpty();
            assertThat(works.store.objects).isEmpty();
            assertThat(works.database.db().queryForObject("select holder from backup.turn", UUID.class))
                    .isEqualTo(other);
        }
    }

    private Backups backups(Turn turn) {
        return works.backups().to(new Slow()).inTurn(turn).build();
    }

    private Run awaitEnd(Backups backups) throws InterruptedException {
        while (backups.runs(actor).getFirst().endedAt().isEmpty()) {
            Thread.sleep(20);
        }
        return Objects.requireNonNull(backups.runs(actor).getFirst());
    }

    /// Takes one part when it is told to.
    private final class Slow implements BackupStore {
        @Override
        public void put(String name, byte[] content) {
            if (puts.getAndIncrement() == 0) {
                begun.countDown();
                try {
                    goesOn.await();
                } catch (InterruptedException _) {
                    throw Refused.stopped();
                }
            }
            works.store.put(name, content);
        }

        @Override
        public byte[] read(String name, int most) {
            return works.store.read(name, most);
        }

        @Override
        public List<StoredObject> list() {
            return works.store.list();
        }

        @Override
        public void delete(String name) {
            works.store.delete(name);
        }

        @Override
        public List<String> leftovers() {
            return works.store.leftovers();
        }

        @Override
        public void tidy() {
            works.store.tidy();
        }
    }
}
