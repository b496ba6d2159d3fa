package org.bailee.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.bailee.server.testing.TestClock;
import org.bailee.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A clock is believed while it goes on, and not when it jumps, until somebody says that it is right.
class ClockWatchTests {
    private static final Duration WEEK = Duration.ofDays(7);

    private final TestDatabase database = TestDatabase.fresh();
    private final TestClock clock = new TestClock();
    private final ClockWatch watch = TestAudit.watch(database, WEEK, clock);
    private final Instant first = clock.instant();

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void goesOnAsLongAsItIsLookedAt() {
        assertThat(watch.seen()).isEmpty();
        for (int look = 0; look < 60; look++) {
            assertThat(watch.believes()).isTrue();
            clock.advance(WEEK);
        }
        assertThat(watch.seen())
                .hasValue(new ClockWatch.Seen(first, clock.instant().minus(WEEK)));
    }

    @Test
    void isNotBelievedWhenItJumpsHoweverOftenItIsAsked() {
        watch.believes();
        clock.advance(WEEK.plusMillis(1));
        for (int look = 0; look < 3; look++) {
            assertThat(watch.believes()).isFalse();
            clock.advance(Duration.ofHours(1));
        }
        assertThat(watch.seen().map(ClockWatch.Seen::last)).hasValue(first);
        // Set right again, it goes on as before.
        clock.set(first.plus(WEEK));
        assertThat(watch.believes()).isTrue();
    }

    @Test
    void isBelievedOnceSomebodySaysSoOnWhicheverNode() {
        watch.believes();
        clock.advance(Duration.ofDays(4_000));
        assertThat(watch.believes()).isFalse();
        TestAudit.watch(database, WEEK, clock).confirm(clock.instant());
        assertThat(watch.believes()).isTrue();
        clock.advance(WEEK);
        assertThat(watch.believes()).isTrue();
    }

    /// What somebody confirms is a time that a clock said, and not whatever the clock says that happens to be
    /// asked.
    @Test
    void aConfirmedTimeCountsOnlyNearWhatTheClockSays() {
        watch.believes();
        Instant word = first.plus(Duration.ofDays(4_000));
        assertThat(watch.confirm(word)).isFalse();
        clock.set(word.plus(WEEK).plusMillis(1));
        assertThat(watch.confirm(word)).isFalse();
        clock.set(word.minus(WEEK).minusMillis(1));
        assertThat(watch.confirm(word)).isFalse();
        assertThat(watch.seen().map(ClockWatch.Seen::last)).hasValue(first);
        clock.set(word.plus(WEEK));
        assertThat(watch.confirm(word)).isTrue();
        assertThat(watch.seen().map(ClockWatch.Seen::last)).hasValue(word);
        assertThat(watch.believes()).isTrue();
    }

    /// For who lets something lapse, and asks as often as it is called.
    @Test
    void isSureOfNoLaterTimeThanItBelieves() {
        assertThat(watch.sure()).isEqualTo(first);
        watch.believes();
        clock.advance(WEEK);
        assertThat(watch.sure()).isEqualTo(clock.instant());
        clock.advance(Duration.ofMillis(1));
        assertThat(watch.sure()).isEqualTo(first);
        assertThat(TestAudit.watch(database, WEEK, clock).sure()).isEqualTo(first);

        TestAudit.watch(database, WEEK, clock).confirm(clock.instant());
        assertThat(watch.sure()).as("until its next look").isEqualTo(first);
        watch.believes();
        assertThat(watch.sure()).isEqualTo(clock.instant());
    }

    @Test
    void isSureWithoutAskingTheTablesAgain() {
        watch.believes();
        database.db().update("delete from audit.clock");
        clock.advance(WEEK.plusMillis(1));
        assertThat(watch.sure()).isEqualTo(first);
    }

    @Test
    void datesNothingBeforeWhatItBelievedLast() {
        assertThat(watch.notBefore()).isEqualTo(first);
        watch.believes();
        clock.advance(WEEK.negated());
        assertThat(watch.notBefore()).isEqualTo(first);
        assertThat(TestAudit.watch(database, WEEK, clock).notBefore()).isEqualTo(first);
        clock.advance(WEEK.multipliedBy(3));
        assertThat(watch.notBefore()).isEqualTo(clock.instant());
    }

    /// What somebody says is kept or not with the transaction they say it in.
    @Test
    void isNotSureOfWhatWasUndone() {
        watch.believes();
        clock.advance(WEEK.plusMillis(1));
        assertThatThrownBy(() -> database.tx().write(() -> {
                    assertThat(watch.confirm(clock.instant())).isTrue();
                    throw new IllegalStateException("The log has no room for it.");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(watch.sure()).isEqualTo(first);
    }

    @Test
    void isNoOlderForHavingBeenSetBack() {
        clock.advance(WEEK);
        watch.believes();
        clock.set(first);
        assertThat(watch.believes()).isTrue();
        assertThat(watch.seen().map(ClockWatch.Seen::last)).hasValue(first.plus(WEEK));
        clock.advance(WEEK.multipliedBy(2));
        assertThat(watch.sure()).isEqualTo(clock.instant());
        assertThat(watch.believes()).isTrue();
    }
}
