package org.bailee.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.bailee.crypto.log.Checkpoint;
import org.bailee.crypto.log.Note;
import org.bailee.crypto.log.Tile;
import org.bailee.crypto.log.Tree;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.NotFound;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What has been kept long enough goes, and nothing else, whatever is written into the database (S19).
class PruningTests {
    private final TestLog log = new TestLog();

    @AfterEach
    void close() {
        log.close();
    }

    @BeforeEach
    void fill() {
        log.append(799);
        log.rounds().place();
    }

    @Test
    void deletesWholeBundlesThatHaveBeenKeptLongEnough() {
        log.clock.advance(Duration.ofDays(10));
        log.append(300);
        Rounds rounds = log.rounds();
        rounds.place();
        log.clock.advance(Duration.ofDays(358));
        Note before = Note.parse(log.stores.heads().read().orElseThrow().checkpoint());

        Pruning pruning = log.pruning(Period.ofYears(1));
        pruning.step();
        pruning.step();
        assertThat(log.count("audit.place")).isEqualTo(1100);
        rounds.place();
        for (int step = 0; step < 5; step++) {
            pruning.step();
        }
        assertThat(log.door().status().prunedBefore()).isEqualTo(768);
        assertThat(log.count("audit.place")).isEqualTo(1101 - 768);
        assertThat(log.count("audit.entry")).isEqualTo(1101 - 768);
        assertThat(log.audit.placed(0, 1).getFirst().position()).isEqualTo(768);
        assertThatThrownBy(() -> log.door().tile(log.actor, new Tile(Tile.ENTRIES, 1, 256)))
                .isInstanceOf(NotFound.class);
        // What was signed before can still be shown to be the beginning of what is.
        Checkpoint old = Checkpoint.parse(before.text());
        Tree tree = new Tree(1101, new Tiles(log.stores.tiles()));
        assertThat(tree.root())
                .isEqualTo(log.stores.heads().read().orElseThrow().root());
        assertThat(new Tree(old.size(), new Tiles(log.stores.tiles())).root()).isEqualTo(old.root());
        while (log.check.step().equals(SelfCheck.PACE)) {
            assertThat(log.alarms.others()).isEmpty();
        }
        assertThat(log.check.status().passedAt()).hasValue(log.clock.instant());
        assertThat(log.audit.spoilt()).isEmpty();
        assertThat(pruning.step()).isEqualTo(Duration.ofHours(24));
    }

    /// Nor after a long standstill, which looks the same, until somebody says that it was one.
    @Test
    void deletesNothingByAClockThatJumped() {
        ClockWatch watch = TestAudit.watch(log.database, Duration.ofDays(7), log.clock);
        watch.look(log.alarms);
        assertThat(log.alarms.others()).isEmpty();
        log.clock.advance(Duration.ofDays(4_000));
        Pruning pruning = log.pruning(Period.ofYears(1), watch);
        assertThat(pruning.step()).isEqualTo(Duration.ofMinutes(10));
        watch.look(log.alarms);
        assertThat(log.alarms.others()).singleElement().asString().contains("168 hours", "Nothing is deleted");
        log.append(9);
        log.rounds().place();
        steps(pruning);
        log.rounds().place();
        steps(pruning);
        assertThat(log.count("audit.place")).isEqualTo(809);

        watch.confirm(log.clock.instant());
        watch.look(log.alarms);
        assertThat(log.alarms.others()).isEmpty();
        steps(pruning);
        log.rounds().place();
        steps(pruning);
        assertThat(log.door().status().prunedBefore()).isEqualTo(768);
        assertThat(log.count("audit.place")).isEqualTo(810 - 768);
    }

    @Test
    void s19AForgedMarkOfWhatIsPrunedHaltsAndDeletesNothing() {
        log.database.db().update("update audit.head set pruned = 768, pruned_by = 790");
        steps(log.pruning(Period.ofYears(1)));
        assertThat(log.count("audit.place")).isEqualTo(800);
        halted("log.pruned-false");
    }

    @Test
    void s19AForgedMarkIsFoundBySelfCheckAndHidesNoHole() {
        log.database.db().update("update audit.head set pruned = 512");
        log.database.db().update("delete from audit.place where position < 512");
        assertThat(log.audit.placed(0, 10)).isNotEmpty();
        assertThat(log.audit.spoilt())
                .hasValueSatisfying(says -> assertThat(says).contains("between positions 0"));
        assertThat(log.door().status().prunedBefore()).isZero();
        log.check.step();
        halted("log.pruned-false");
    }

    @Test
    void s19AForgedMarkHaltsARunningLogThoughNothingIsWritten() {
        Rounds rounds = log.rounds();
        rounds.place();
        log.database.db().update("update audit.head set pruned = 256");
        assertThatThrownBy(rounds::look).isInstanceOf(LogFault.class).hasMessageContaining("before position 256");
    }

    @Test
    void s19APlantedEntryOfPruningHaltsTheLog() {
        byte[] root = new Tree(256, new Tiles(log.stores.tiles())).root().bytes();
        log.audit.appendDurably(Actor.bailee(), new LogPruned(256, root, new byte[64]));
        assertThatThrownBy(log.rounds()::place)
                .isInstanceOfSatisfying(
                        LogFault.class, fault -> assertThat(fault.code()).isEqualTo("log.pruning-false"));
        assertThat(log.stores.heads().read().map(Head::pruned)).hasValue(0L);
    }

    @Test
    void s19ForgedTimesOfPlacesMakeNothingDue() {
        log.database.db().update("update audit.place set placed_at = placed_at - interval '2 years'");
        Pruning pruning = log.pruning(Period.ofYears(1));
        steps(pruning);
        log.rounds().place();
        steps(pruning);
        assertThat(log.count("audit.place")).isEqualTo(800);
        assertThat(log.alarms.others()).singleElement().asString().contains("Nothing is deleted");
    }

    @Test
    void s19AYoungEntryPutIntoAnOldPlaceIsNotDeleted() {
        log.clock.advance(Duration.ofDays(400));
        log.append(10);
        Rounds rounds = log.rounds();
        rounds.place();
        Pruning pruning = log.pruning(Period.ofYears(1));
        steps(pruning);
        log.database.db().update("update audit.place set position = -1 where position = 3");
        log.database.db().update("update audit.place set position = 3 where position = 805");
        log.database.db().update("update audit.place set position = 805 where position = -1");
        rounds.place();
        steps(pruning);
        assertThat(log.count("audit.place")).isEqualTo(811);
        assertThat(log.alarms.others()).singleElement().asString().contains("Nothing is deleted");
    }

    @Test
    void s19AKeyOfSomebodyElsesSignsNoPruning() {
        log.clock.advance(Duration.ofDays(400));
        String vkey = log.pen.keys().strip();
        Rounds rounds = log.rounds();
        rounds.look();
        log.database.db().update("update audit.log_key set vkey = ?", vkey.replace('A', 'B'));
        steps(log.pruning(Period.ofYears(1)));
        assertThat(log.count("audit.place")).isEqualTo(800);
        assertThat(log.alarms.halted()).isPresent();
    }

    @Test
    void thereIsNoPruningWhileAChangeOfKeyWaits() {
        log.clock.advance(Duration.ofDays(400));
        Rounds rounds = log.rounds();
        log.door().changeKey(log.actor);
        Pruning pruning = log.pruning(Period.ofYears(1));
        steps(pruning);
        assertThat(log.count("audit.entry where kind = 'log-pruned'")).isZero();
        rounds.place();
        pruning.step();
        rounds.place();
        steps(pruning);
        assertThat(log.count("audit.place where position < 768")).isZero();
        assertThat(log.alarms.halted()).isEqualTo(Optional.empty());
    }

    private static void steps(Pruning pruning) {
        for (int step = 0; step < 5; step++) {
            pruning.step();
        }
    }

    private void halted(String code) {
        assertThat(List.of(log.alarms.halted().orElseThrow().code())).containsExactly(code);
    }
}
