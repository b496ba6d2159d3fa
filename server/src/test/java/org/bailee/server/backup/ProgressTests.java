package org.bailee.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import org.bailee.server.audit.TestAudit;
import org.bailee.server.database.Turn;
import org.bailee.server.shared.Unavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProgressTests {
    private final Works works = new Works();
    private final RunStore runs = new RunStore(works.database.db());
    private final Turn turn = new Turn(works.database.db(), "backup.turn");
    private final Attempts attempts = new Attempts(
            runs,
            turn,
            works.database.tx(),
            TestAudit.log(works.database, works.ids, works.clock),
            works.ids,
            works.clock);
    private final Run run = attempts.begin("backup", UUID.randomUUID());
    private final Progress progress = new Progress(attempts, run, works.clock);

    @AfterEach
    void dropDatabase() {
        works.close();
    }

    @Test
    void isShownAtOnceAndThenOnceASecondWithAllThatCameInBetween() {
        progress.accept(part(1));
        assertThat(shown()).isEqualTo(1);
        progress.accept(part(2));
        works.clock.advance(Duration.ofMillis(999));
        progress.accept(part(3));
        assertThat(shown()).isEqualTo(1);
        works.clock.advance(Duration.ofMillis(1));
        progress.accept(part(4));
        assertThat(shown()).isEqualTo(10);
    }

    @Test
    void aClockSetBackHidesNothing() {
        progress.accept(part(1));
        works.clock.advance(Duration.ofDays(-9));
        progress.accept(part(2));
        assertThat(shown()).isEqualTo(3);
    }

    @Test
    void stopsWhereTheTurnIsAnothers() {
        works.database.db().update("delete from backup.turn");
        UUID other = UUID.randomUUID();
        assertThat(turn.take(other)).isTrue();
        assertThatThrownBy(() -> progress.accept(part(1))).isInstanceOf(Unavailable.class);
        assertThat(shown()).isZero();
    }

    private long shown() {
        return runs.newest(1).getFirst().rows();
    }

    private static Manifest.Part part(long rows) {
        return new Manifest.Part("00000001", rows, 1, 1, "");
    }
}
