package org.bailee.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.TestAudit;
import org.bailee.server.testing.TestActor;
import org.bailee.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// S14: whoever takes a constraint away, puts in a row that no restore takes, and waits until every kept set has it.
@Tag("S14")
class TablesDifferTests {
    private final Works works = new Works();
    private final TestActor actor = TestActor.in("support");
    private final Backups backups = works.backups().build();

    @AfterEach
    void dropDatabase() {
        backups.close();
        works.close();
    }

    @BeforeEach
    void takeASoundSet() throws InterruptedException {
        take();
    }

    @Test
    void aBackupIsTakenAndNoOlderSetOfDataGoesForIt() throws InterruptedException {
        works.clock.advance(Duration.ofDays(30));
        spoil();
        UUID spoilt = take();
        assertThat(works.shelf().sets(Coverage.DATA)).hasSize(2);
        assertThat(works.shelf().sets(Coverage.KEYS)).containsExactly(spoilt);
        assertThat(entries("backup-taken"))
                .extracting(entry -> entry.details().getOrDefault("differences", "none"))
                .containsExactly("none", "1");
        try (TestDatabase target = TestDatabase.fresh()) {
            assertThatThrownBy(() -> works.restore(spoilt, target)).isInstanceOf(RuntimeException.class);
        }

        mend();
        works.clock.advance(Duration.ofDays(30));
        UUID sound = take();
        assertThat(works.shelf().sets(Coverage.DATA)).containsExactly(sound);
    }

    @Test
    void itIsToldOnceADayUntilItIsMended() {
        backups.step();
        assertThat(entries("backup-failed")).isEmpty();
        spoil();
        backups.step();
        assertThat(entries("backup-failed")).as("looked at every hour").isEmpty();
        works.clock.advance(Duration.ofHours(1));
        backups.step();
        works.clock.advance(Duration.ofHours(23));
        backups.step();
        assertThat(entries("backup-failed"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.details())
                        .containsEntry("what", "tables")
                        .containsEntry("code", "backup.tables-differ"));
        assertThat(backups.runs(actor).getFirst().fault()).hasValue("backup.tables-differ");
        works.clock.advance(Duration.ofHours(1));
        backups.step();
        assertThat(entries("backup-failed")).hasSize(2);
        mend();
        works.clock.advance(Duration.ofDays(1));
        backups.step();
        assertThat(entries("backup-failed")).hasSize(2);
    }

    private void spoil() {
        works.database.uncheck("audit.waiting");
        works.database.db().update("insert into audit.waiting (entries) values ('\\x00')");
    }

    private void mend() {
        works.database.db().update("delete from audit.waiting where length(entries) = 1");
        works.database
                .db()
                .execute("alter table audit.waiting add constraint again"
                        + " check (length(entries) between 16 and 8192 and length(entries) % 16 = 0)");
    }

    private UUID take() throws InterruptedException {
        UUID run = backups.take(actor).id();
        for (int tries = 0; tries < 600; tries++) {
            Run now = backups.runs(actor).stream()
                    .filter(one -> one.id().equals(run))
                    .findFirst()
                    .orElseThrow();
            if (now.endedAt().isPresent()) {
                assertThat(now.fault()).isEmpty();
                return now.set();
            }
            Thread.sleep(50);
        }
        throw new AssertionError("The backup did not end.");
    }

    private List<Entry> entries(String kind) {
        return TestAudit.legible(works.database.db()).stream()
                .filter(entry -> entry.kind().equals(kind))
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .toList();
    }
}
