package org.bailee.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// S19: an entry that is taken away while it waits is missed, however many wait, at a cost that does not grow with
/// them.
class OwedCheckTests {
    private final TestLog log = new TestLog();
    private final Rounds rounds = log.rounds();

    /// No step may read more than its piece.
    private final OwedCheck check =
            new OwedCheck(log.audit.owed(), new PlaceStore(log.database.tight(1 << 20)), log.alarms);

    @AfterEach
    void close() {
        log.close();
    }

    @BeforeEach
    void begin() {
        log.append(1);
        rounds.place();
    }

    @Test
    void s19WhatWaitsIsLookedThroughAPieceAtATime() {
        others(20_000);
        log.append(3);
        others(20_000);
        log.append(2);
        log.clock.advance(Duration.ofSeconds(6));
        assertThat(pass()).isBetween(39, 42);
        assertThat(log.alarms.others()).isEmpty();
        assertThat(log.audit.owed().late()).hasSize(5);

        log.database.db().update("delete from audit.waiting where ordinal = (select max(ordinal) from audit.waiting)");
        pass();
        assertThat(log.alarms.others()).singleElement().asString().contains("was written, and taken away");
        assertThat(log.audit.owed().late()).hasSize(3);
    }

    @Test
    void s19OfManyThatWaitEachIsMissed() {
        log.append(12 * 512);
        log.clock.advance(Duration.ofSeconds(6));
        pass();
        assertThat(log.audit.owed().late()).hasSize(12 * 512);
        for (int left = 11; left >= 0; left--) {
            log.database
                    .db()
                    .update("delete from audit.waiting where ordinal = (select max(ordinal) from audit.waiting)");
            pass();
            assertThat(log.audit.owed().late()).hasSize(left * 512);
        }
    }

    @Test
    void whatGetsItsPlaceMeanwhileIsNotMissed() {
        others(2 * OwedCheck.ROWS);
        log.append(3);
        log.clock.advance(Duration.ofSeconds(6));
        assertThat(check.step()).isEqualTo(OwedCheck.SOON);
        log.database.db().update("delete from audit.waiting where length(entries) = 16");
        // As another node gives it: nobody tells this one.
        log.otherNode().place();
        pass();
        assertThat(log.alarms.others()).isEmpty();
        assertThat(log.audit.owed().late()).isEmpty();
    }

    /// @return the steps it took
    private int pass() {
        int steps = 1;
        while (check.step().equals(OwedCheck.SOON)) {
            steps++;
        }
        return steps;
    }

    /// Rows of another process.
    private void others(int rows) {
        log.database
                .db()
                .update(
                        "insert into audit.waiting (entries) select uuid_send(gen_random_uuid()) from generate_series(1, ?)",
                        rows);
    }
}
