package org.bailee.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import org.bailee.crypto.log.Checkpoint;
import org.bailee.crypto.log.Note;
import org.bailee.crypto.log.Tile;
import org.bailee.crypto.log.Tree;
import org.bailee.server.shared.NotFound;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// S19: what somebody with the database does to the log is found while the server runs.
class SelfCheckTests {
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
    void findsAnUntouchedLogSound() {
        assertThat(pass()).isEmpty();
        assertThat(log.door().status().check().passedAt()).hasValue(log.clock.instant());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    256 to 511 | update audit.entry set bytes = set_byte(bytes, 40, 1), at = at where entry_id = (select entry_id from audit.place where position = 300)
                    256 to 511 | update audit.entry set purpose = 'other' where entry_id = (select entry_id from audit.place where position = 300)
                    512 to 767 | delete from audit.entry where entry_id = (select entry_id from audit.place where position = 600)
                    768 to 799 | delete from audit.place where position = 790
                    0 to 255   | update audit.place set placed_at = placed_at + interval '1 second' where position = 5
                    256 to 511 | update audit.tile set hashes = set_byte(hashes, 5, 1 + get_byte(hashes, 5) % 200) where level = 0 and number = 1
                    256 to 511 | update audit.tile set hashes = set_byte(hashes, 40, 1 + get_byte(hashes, 40) % 200) where level = 1
                    512 to 767 | update audit.tile set hashes = substring(hashes from 1 for 320) where level = 0 and number = 2
                    """)
    void s19FindsWhatWasChanged(String range, String change) {
        assertThat(log.database.db().update(change)).isEqualTo(1);
        assertThat(pass()).singleElement().asString().contains("Entries " + range + " ");
        assertThat(log.count("audit.entry where kind = 'log-check-failed'")).isEqualTo(1);
    }

    @Test
    void s19FindsTwoEntriesThatChangedPlaces() {
        log.database.db().update("update audit.place set position = -1 where position = 300");
        log.database.db().update("update audit.place set position = 300 where position = 301");
        log.database.db().update("update audit.place set position = 301 where position = -1");
        assertThat(pass()).singleElement().asString().contains("Entries 256 to 511 ");
    }

    @Test
    void s19FindsAnEntryThatWasNeverGivenToTheLog() {
        log.append(1);
        log.database.db().update("delete from audit.waiting");
        assertThat(pass()).singleElement().asString().contains("never given to the log");
    }

    @Test
    void deletesWholeBundlesThatHaveBeenKeptLongEnough() {
        log.clock.advance(Duration.ofDays(10));
        log.append(300);
        Rounds rounds = log.rounds();
        rounds.place();
        log.clock.advance(Duration.ofDays(358));
        Note before = Note.parse(log.stores.heads().read().orElseThrow().checkpoint());

        Pruning pruning =
                new Pruning(log.stores, log.audit, log.alarms, log.database.tx(), Period.ofYears(1), log.clock);
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
        assertThat(pass()).isEmpty();
        assertThat(pruning.step()).isEqualTo(Duration.ofHours(24));
    }

    /// Reads the whole log once, and answers what alarms that made.
    private List<String> pass() {
        SelfCheck check = new SelfCheck(log.stores, log.audit, log.alarms, log.clock);
        while (check.step().equals(SelfCheck.PACE)) {
            assertThat(log.stores.checks().read()).isPresent();
        }
        return log.alarms.others();
    }
}
