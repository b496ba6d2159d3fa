package org.bailee.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.bailee.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// One has the turn for as long as they are at it, and not for long once they are dead.
@Timeout(60)
class TurnTests {
    private static final String TABLE = "backup.turn";

    private final TestDatabase database = TestDatabase.fresh();
    private final Turn turn = TestTurn.brief(database.db(), TABLE);
    private final UUID one = new UUID(1, 1);
    private final UUID other = new UUID(2, 2);

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void isOnesAndThenAnothers() {
        assertThat(turn.take(one)).isTrue();
        assertThat(turn.take(one)).isTrue();
        assertThat(turn.take(other)).isFalse();
        turn.give(other);
        assertThat(turn.take(other)).isFalse();
        turn.give(one);
        assertThat(turn.take(other)).isTrue();
    }

    @Test
    void isKeptForHoweverLongTheWorkTakesAndOverSoonAfterADeath() throws InterruptedException {
        assertThat(turn.take(one)).isTrue();
        try (Turn.Kept _ = turn.keep(one)) {
            long end = System.nanoTime() + TestTurn.LASTS.multipliedBy(2).toNanos();
            while (System.nanoTime() < end) {
                assertThat(turn.take(other)).isFalse();
                Thread.sleep(50);
            }
        }
        // Nobody lengthens it any more, as if its process had been killed.
        long died = System.nanoTime();
        while (!turn.take(other)) {
            Thread.sleep(50);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - died)).isLessThan(TestTurn.LASTS.multipliedBy(3));
    }

    /// A process that stood still for so long that another began does not take the turn back.
    @Test
    void isNotTakenBackByWhoLostIt() throws InterruptedException {
        assertThat(turn.take(one)).isTrue();
        try (Turn.Kept _ = turn.keep(one)) {
            turn.give(one);
            while (!turn.take(other)) {
                turn.give(one);
            }
            Thread.sleep(TestTurn.LASTS.dividedBy(4));
            assertThat(database.db().queryForObject("select holder from " + TABLE, UUID.class))
                    .isEqualTo(other);
        }
        assertThat(turn.take(one)).isFalse();
    }

    /// What was done in between may have counted on that.
    @Test
    void isLostForGoodOnceAnotherHadItAndGaveItBack() throws InterruptedException {
        assertThat(turn.take(one)).isTrue();
        assertThat(turn.isStill(one)).isTrue();
        try (Turn.Kept _ = turn.keep(one)) {
            turn.give(one);
            assertThat(turn.take(other)).isTrue();
            turn.give(other);
            Thread.sleep(TestTurn.LASTS.dividedBy(4));
            assertThat(database.db().queryForList("select holder from " + TABLE, UUID.class))
                    .isEmpty();
            assertThat(turn.isStill(one)).isFalse();
        }
    }

    /// It would be nobody's for ten years.
    @Test
    void isNotHeldForYearsWhereTheDatabasesClockWasSetBack() {
        assertThat(turn.take(one)).isTrue();
        database.db().update("update " + TABLE + " set until = current_timestamp + interval '10 years'");
        assertThat(turn.take(other)).isTrue();
    }

    @Test
    void ofAServerLastsLessThanAMinute() {
        Turn servers = new Turn(database.db(), TABLE);
        assertThat(servers.take(one)).isTrue();
        assertThat(database.db()
                        .queryForObject(
                                "select until - current_timestamp between interval '30 seconds' and interval '1 minute'"
                                        + " from " + TABLE,
                                Boolean.class))
                .isTrue();
    }
}
