package org.bailee.server.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.audit.ClockWatch;
import org.bailee.server.audit.TestAudit;
import org.bailee.server.keys.TestKeys;
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
        BackupSettings one = new BackupSettings(null, Duration.ZERO, 1, Duration.ofDays(7), 0, false, Duration.ZERO);
        try (Backups backups = new Backups(
                Optional.of(works.store),
                one,
                works.taking(),
                (_, _, _, _) -> {
                    throw new IllegalStateException("No drill was asked for.");
                },
                () -> {},
                new RunStore(works.database.db()),
                works.database.tx(),
                works.ring,
                TestKeys.backupKeys(works.database, works.ring),
                TestAudit.log(works.database, works.ids, works.clock),
                watch,
                works.ids,
                works.clock)) {
            UUID first = taken(backups);
            works.clock.advance(Duration.ofDays(4_000));
            UUID second = taken(backups);
            assertThat(works.shelf().sets(Coverage.DATA)).containsExactly(second, first);
            assertThat(works.shelf().sets(Coverage.KEYS)).containsExactly(second, first);

            watch.confirm();
            works.clock.advance(Duration.ofDays(2));
            UUID third = taken(backups);
            assertThat(works.shelf().sets(Coverage.DATA)).containsExactly(third);
            assertThat(works.shelf().sets(Coverage.KEYS)).containsExactly(third, second);
        }
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
