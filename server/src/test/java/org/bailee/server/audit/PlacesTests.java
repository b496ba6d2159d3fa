package org.bailee.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.bailee.server.shared.EntryId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTests {
    private final TestLog log = new TestLog();

    @AfterEach
    void close() {
        log.close();
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void givesPlacesInTheOrderInWhichEntriesWereWritten() {
        log.append(3);
        Rounds rounds = log.rounds();
        // The one before was written when the keys were made.
        assertThat(rounds.place()).isEqualTo(4);
        log.append(700);
        assertThat(rounds.place()).isEqualTo(700);
        assertThat(rounds.place()).isZero();

        log.mustBeSound();
        assertThat(log.waiting()).isZero();
        assertThat(log.audit.placed(702, 10))
                .extracting(placed -> placed.entry().details().get("number"))
                .containsExactly("698", "699");
    }

    @Test
    void waitsQuietlyWhileSealedSaysWhyAndGoesOn() {
        Rounds rounds = log.rounds();
        rounds.place();
        log.append(3);
        log.clock.advance(Duration.ofMinutes(1));
        assertThat(log.door().status().alarms())
                .singleElement()
                .asString()
                .contains("have waited")
                .doesNotContain("sealed");
        log.sealed = true;
        assertThat(rounds.isWork()).isFalse();
        assertThat(log.rounds().isWork()).as("on a node just started").isFalse();
        assertThat(log.door().status().alarms()).singleElement().asString().contains("The keys are sealed");
        assertThat(log.door().status().halted()).isEmpty();
        log.sealed = false;
        assertThat(rounds.isWork()).isTrue();
        assertThat(rounds.place()).isEqualTo(3);
        log.mustBeSound();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lock", "read", "places", "tiles", "waiting", "sign", "head", "commit", "publish"})
    void s21AKillAtAnyStepLosesNoEntryAndPlacesNoneTwice(String step) {
        Rounds before = log.rounds();
        log.append(300);
        before.place();
        log.append(20);
        Rounds dying = log.rounds(reached -> {
            if (reached.equals(step)) {
                throw new Killed();
            }
        });
        assertThatThrownBy(dying::place).isInstanceOf(Killed.class);
        log.mustBeSound();
        assertThat(log.waiting()).isEqualTo(step.equals("publish") ? 0 : 20);

        log.append(5);
        log.rounds().place();
        log.mustBeSound();
        assertThat(log.waiting()).isZero();
        assertThat(log.files.newest())
                .hasValue(log.stores.heads().read().orElseThrow().checkpoint());
    }

    @Test
    void goesOnAfterARoundThatFailed() {
        boolean[] failing = {true};
        Rounds rounds = log.rounds(reached -> {
            if (failing[0] && reached.equals("publish")) {
                throw new Killed();
            }
        });
        log.append(4);
        assertThatThrownBy(rounds::place).isInstanceOf(Killed.class);
        failing[0] = false;
        log.append(4);
        assertThat(rounds.place()).isEqualTo(4);
        log.mustBeSound();
    }

    @Test
    void twoWhoGivePlacesAtOnceGiveEachEntryOne() throws Exception {
        log.rounds().place();
        List<Rounds> both = List.of(log.rounds(), log.otherNode());
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            CountDownLatch written = new CountDownLatch(1);
            Future<?> writer = threads.submit(() -> {
                for (int i = 0; i < 60; i++) {
                    log.append(7);
                }
                written.countDown();
            });
            List<Future<Object>> placing = both.stream()
                    .map(rounds -> threads.submit(() -> {
                        while (written.getCount() > 0 || rounds.isWork()) {
                            rounds.place();
                        }
                        return null;
                    }))
                    .toList();
            writer.get();
            for (Future<?> one : placing) {
                one.get();
            }
        }
        log.mustBeSound();
        assertThat(log.count("audit.place")).isEqualTo(421);
    }

    @Test
    void whatIsCommittedLateGetsALaterPlace() throws Exception {
        Rounds rounds = log.rounds();
        rounds.place();
        CountDownLatch appended = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<?> slow = threads.submit(() -> log.database.tx().write(() -> {
                log.audit.append(log.actor, new LogExported(1, 2));
                appended.countDown();
                try {
                    return commit.await(30, TimeUnit.SECONDS);
                } catch (InterruptedException _) {
                    throw new IllegalStateException();
                }
            }));
            appended.await();
            for (int round = 0; round < 3; round++) {
                log.append(10);
                assertThat(rounds.place()).isEqualTo(10);
            }
            commit.countDown();
            slow.get();
        }
        assertThat(rounds.place()).isEqualTo(1);
        assertThat(log.audit.placed(31, 1).getFirst().entry().kind()).isEqualTo("log-exported");
        log.mustBeSound();
    }

    @Test
    void givesNoPlacesWhileTheClockStandsBeforeTheLast() {
        Rounds rounds = log.rounds();
        log.append(1);
        rounds.place();
        log.clock.advance(Duration.ofHours(-1));
        log.append(1);
        assertThat(rounds.place()).isZero();
        assertThat(log.door().status().alarms()).singleElement().asString().contains("clock");
        assertThat(log.door().status().waiting()).isEqualTo(1);

        log.clock.advance(Duration.ofHours(2));
        assertThat(log.door().status().alarms()).anyMatch(alarm -> alarm.contains("7200 s"));
        assertThat(rounds.place()).isEqualTo(1);
        assertThat(log.door().status().alarms()).isEmpty();
        log.mustBeSound();
    }

    @Test
    void s19APlaceBeyondTheSignedHeadIsNone() {
        log.append(3);
        log.rounds().place();
        plant("2020-01-01T00:00:00Z", 1);
        log.database
                .db()
                .update(
                        "insert into audit.place (position, entry_id, placed_at)"
                                + " select 9000000000000000000, encode(entries, 'hex')::uuid, current_timestamp from audit.waiting");
        assertThat(log.audit.placed(4, 10)).isEmpty();
        assertThat(log.audit.lastPlace()).isEqualTo(3);
    }

    @Test
    void s19OneEntryThatWasChangedHidesNoOther() {
        log.append(5);
        log.rounds().place();
        log.database
                .db()
                .update("update audit.entry set purpose = 'x' where entry_id = (select entry_id from"
                        + " audit.place where position = 2)");
        assertThat(log.audit.placed(1, 10)).as("its bytes are as they were").hasSize(5);
        assertThat(log.door().status().alarms()).isEmpty();
        log.database
                .db()
                .update("update audit.entry set bytes = set_byte(bytes, 40, 1) where entry_id ="
                        + " (select entry_id from audit.place where position = 2)");
        assertThat(log.audit.placed(1, 10)).extracting(Placed::position).containsExactly(1L, 3L, 4L, 5L);
        assertThat(log.door().status().alarms()).singleElement().asString().contains("position 2 ");
    }

    @Test
    void s19AnEntryThatIsTakenAwayLeavesAHoleThatIsToldOfAtOnce() {
        log.append(5);
        log.rounds().place();
        log.database.db().update("delete from audit.place where position = 2");
        assertThat(log.audit.placed(1, 10)).extracting(Placed::position).containsExactly(1L, 3L, 4L, 5L);
        assertThat(log.door().status().alarms()).singleElement().asString().contains("between positions 2 and 2");
    }

    @Test
    void s19AnEndThatIsTakenAwayIsToldOfAtOnce() {
        log.append(5);
        log.rounds().place();
        log.database.db().update("delete from audit.place where position >= 4");
        assertThat(log.audit.placed(4, 10)).isEmpty();
        assertThat(log.door().status().alarms()).singleElement().asString().contains("between positions 4 and 5");
    }

    @Test
    void s19AnEntryThatIsTakenAwayWhileItWaitsIsMissedByWhoWroteIt() {
        Rounds rounds = log.rounds();
        OwedCheck check = new OwedCheck(log.audit.owed(), log.stores.places(), log.alarms);
        log.append(3);
        rounds.place();
        log.append(1);
        log.append(1);
        UUID taken = log.stores.places().waiting(1).getFirst().entries().getFirst();
        log.clock.advance(Duration.ofSeconds(6));
        check.step();
        assertThat(log.alarms.others()).as("it waits").isEmpty();
        log.database.db().update("delete from audit.waiting where encode(entries, 'hex')::uuid = ?", taken);
        log.database.db().update("delete from audit.entry where entry_id = ?", taken);
        rounds.place();
        log.clock.advance(Duration.ofSeconds(6));
        check.step();
        assertThat(log.alarms.others()).singleElement().asString().contains("The entry " + taken + " was written");
        log.alarms.clear("owed");
        check.step();
        assertThat(log.alarms.others()).as("told once").isEmpty();
    }

    @Test
    void s19AnEntryWithAPlaceThatNoHeadReachesIsMissed() {
        Rounds rounds = log.rounds();
        rounds.place();
        log.append(1);
        log.database
                .db()
                .update(
                        "insert into audit.place (position, entry_id, placed_at)"
                                + " select 9000000000000000000, encode(entries, 'hex')::uuid, current_timestamp from audit.waiting");
        log.database.db().update("delete from audit.waiting");
        log.clock.advance(Duration.ofSeconds(6));
        new OwedCheck(log.audit.owed(), log.stores.places(), log.alarms).step();
        assertThat(log.alarms.others()).singleElement().asString().contains("was written");
        while (log.check.step().equals(SelfCheck.PACE)) {
            assertThat(log.count("audit.head")).isEqualTo(1);
        }
        assertThat(log.alarms.others()).anyMatch(says -> says.contains("never given to the log"));
    }

    @Test
    void s19AnEntryOfATimeToComeHaltsTheLog() {
        Rounds rounds = log.rounds();
        rounds.place();
        plant("2099-01-01T00:00:00Z", 1);
        assertThatThrownBy(rounds::place)
                .isInstanceOfSatisfying(
                        LogFault.class, why -> assertThat(why.code()).isEqualTo("log.entry-of-future"));
    }

    @Test
    void s19TheLagIsMeasuredByWhatWasSeenNotByWhatAnEntrySays() {
        log.rounds().place();
        plant("2099-01-01T00:00:00Z", 1);
        TransparencyLog door = log.door();
        assertThat(door.status().lag()).isZero();
        log.clock.advance(Duration.ofSeconds(9));
        assertThat(door.status().lag()).isEqualTo(Duration.ofSeconds(9));
    }

    /// A well-formed entry that stands before all that wait, as whoever has the database can make one.
    private void plant(String at, int number) {
        Instant when = Instant.parse(at);
        log.append(1);
        Entry model = log.audit.find(EntryQuery.newest(1)).items().getFirst();
        Entry made = new Entry(
                new EntryId(new UUID(8, number)),
                when,
                model.kind(),
                model.actor(),
                model.subject(),
                model.about(),
                model.purpose(),
                model.reason(),
                model.outcome(),
                model.details());
        log.database.db().update("delete from audit.waiting");
        log.database
                .db()
                .update("delete from audit.entry where entry_id = ?", model.id().value());
        new AuditStore(log.database.db()).insert(List.of(Written.of(made)));
    }
}
