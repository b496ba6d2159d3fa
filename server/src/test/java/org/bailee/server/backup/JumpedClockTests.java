package org.bailee.server.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.bailee.server.audit.ClockWatch;
import org.bailee.server.audit.TestAudit;
import org.bailee.server.shared.Permission;
import org.bailee.server.testing.TestActor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Backups go for their age, so not by a clock that jumped and that nobody has confirmed.
class JumpedClockTests {
    private final Works works = new Works();
    private final TestActor actor = TestActor.in().with(Permission.CUSTODY_MANAGE);
    private final ClockWatch watch = TestAudit.watch(works.database, Duration.ofDays(7), works.clock);

    @AfterEach
    void close() {
        works.close();
    }

    @Test
    void takesSetsAndRemovesNone() throws InterruptedException {
        try (Backups backups = backups(() -> {})) {
            UUID first = taken(backups);
            works.clock.advance(Duration.ofDays(4_000));
            UUID second = taken(backups);
            assertThat(works.shelf().sets(Coverage.DATA)).containsExactly(second, first);
            assertThat(works.shelf().sets(Coverage.KEYS)).containsExactly(second, first);

            watch.confirm(works.clock.instant());
            works.clock.advance(Duration.ofDays(2));
            UUID third = taken(backups);
            assertThat(works.shelf().sets(Coverage.DATA)).containsExactly(third);
            assertThat(works.shelf().sets(Coverage.KEYS)).containsExactly(third, second);
        }
    }

    /// What is old is told by the clock that is believed when it is asked, not by one that was looked at before.
    @Test
    void byAClockThatWasSetRightMeanwhileNothingIsOld() throws InterruptedException {
        Runnable[] meanwhile = {() -> {}};
        try (Backups backups = backups(() -> meanwhile[0].run())) {
            UUID first = taken(backups);
            Instant right = works.clock.instant().plusSeconds(3_600);
            meanwhile[0] = () -> works.clock.set(right);
            works.clock.advance(Duration.ofDays(4_000));
            taken(backups);
            assertThat(works.clock.instant()).isEqualTo(right);
            assertThat(works.shelf().sets(Coverage.DATA)).containsExactly(first);
            assertThat(works.shelf().sets(Coverage.KEYS)).containsExactly(first);
        }
    }

    /// @param whileTaking runs while a set is written
    private Backups backups(Runnable whileTaking) {
        return works.backups().watchedBy(watch).whileTaking(whileTaking).build();
    }

    private UUID taken(Backups backups) throws InterruptedException {
        Run run = backups.take(actor);
        for (int tries = 0; backups.runs(actor).getFirst().endedAt().isEmpty(); tries++) {
            assertThat(tries).isLessThan(600);
            Thread.sleep(50);
        }
        assertThat(backups.runs(actor).getFirst().state()).isEqualTo("done");
        return run.set();
    }
}
