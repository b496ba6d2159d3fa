package org.bailee.server.audit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.bailee.crypto.log.GrowingTree;
import org.bailee.crypto.log.Tile;
import org.bailee.crypto.log.VerifierKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

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

    /// What waits then waits until a restart, and may be very much: it is not gone through at every step.
    @Test
    void goesThroughThePlacesAloneWhileTheLogIsHaltedAndCallsThatNoPass() {
        log.append(1);
        log.database.db().update("delete from audit.waiting");
        log.halt(LogFault.headUnsigned());
        assertThat(pass()).isEmpty();
        assertThat(log.door().status().check().passedAt()).isEmpty();
        log.database.db().update("delete from audit.place where position = 300");
        assertThat(pass()).singleElement().asString().contains("Entries 256 to 511 ");
    }

    @Test
    void s19FindsHashesThatWereMadeToFitAChangedEntry() {
        byte[] bytes = log.stores.places().read(300, 301).getFirst().bytes().orElseThrow();
        bytes[bytes.length - 1] ^= 1;
        log.database
                .db()
                .update(
                        "update audit.entry set bytes = ? where entry_id ="
                                + " (select entry_id from audit.place where position = 300)",
                        bytes);
        GrowingTree forged = GrowingTree.empty();
        log.stores
                .places()
                .read(0, 800)
                .forEach(one -> forged.add(SignedLeaves.leaf(one).orElseThrow()));
        log.stores.tiles().write(forged.takeChanged());
        assertThat(pass()).singleElement().asString().contains("The root of all 800 entries");
    }

    @Test
    void s19EveryNodeReadsAllWhateverTheDatabaseSays() {
        assertThat(pass()).isEmpty();
        log.database.db().update("delete from audit.place where position = 3");
        log.database
                .db()
                .update("insert into audit.lease (name, holder, until) values ('audit-self-check',"
                        + " gen_random_uuid(), current_timestamp + interval '9 minutes')");
        assertThat(pass()).singleElement().asString().contains("Entries 0 to 255 ");
    }

    @Test
    void s19WhatWasFoundBadIsReadAgainAfterARestart() {
        log.database.db().update("delete from audit.place where position = 300");
        log.check.step();
        log.check.step();
        log.check.step();
        assertThat(log.alarms.others()).hasSize(1);
        log.alarms.clear("self-check");
        SelfCheck restarted = log.selfCheck();
        restarted.step();
        restarted.step();
        assertThat(log.alarms.others()).singleElement().asString().contains("Entries 256 to 511 ");
    }

    @Test
    void goesOnWhereItWasWhenItIsStartedAnew() {
        log.append(Tile.WIDTH * 70);
        Rounds rounds = log.rounds();
        while (rounds.isWork()) {
            rounds.place();
        }
        for (int step = 0; step < 64; step++) {
            log.check.step();
        }
        SelfCheck restarted = log.selfCheck();
        assertThat(restarted.status().position()).isEqualTo(64 * Tile.WIDTH);
        int steps = 0;
        while (restarted.step().equals(SelfCheck.PACE)) {
            assertThat(++steps).isLessThan(64);
        }
        assertThat(log.alarms.others()).isEmpty();
        assertThat(restarted.status().passedAt()).hasValue(log.clock.instant());
    }

    @Test
    void s19AHeadSignedByAKeyOfSomebodyElsesHaltsTheLog() {
        log.database
                .db()
                .update("update audit.log_key set vkey = ?", strangers().toString());
        pass();
        assertThat(log.alarms.halted())
                .hasValueSatisfying(halt -> assertThat(halt.code()).startsWith("log."));
    }

    /// Once it has looked through everything, and before it asks what was published.
    @Test
    void doesNotTakeALogThatGrowsMeanwhileForAnOlderOne() {
        Rounds rounds = log.rounds();
        SelfCheck check = log.selfCheck(new Growing(() -> {
            log.append(1);
            rounds.place();
        }));
        int steps = 0;
        while (check.step().equals(SelfCheck.PACE)) {
            assertThat(++steps).isLessThan(100);
        }
        assertThat(log.stores.heads().read().orElseThrow().size()).isEqualTo(801);
        assertThat(log.alarms.halted()).isEmpty();
        assertThat(check.status().passedAt()).hasValue(log.clock.instant());
    }

    /// A way to the database that lets the log grow as soon as nothing is found any more.
    private final class Growing extends JdbcTemplate {
        private final Runnable grow;

        Growing(Runnable grow) {
            super(requireNonNull(log.database.db().getDataSource()));
            this.grow = grow;
        }

        @Override
        public <T extends @Nullable Object> List<T> query(
                String sql, RowMapper<T> mapper, @Nullable Object @Nullable ... args) {
            List<T> found = super.query(sql, mapper, args);
            if (found.equals(List.of(Optional.empty()))) {
                grow.run();
            }
            return found;
        }
    }

    private static VerifierKey strangers() {
        return new VerifierKey("log.example/test", VerifierKey.LOG, new byte[32]);
    }

    /// Reads the whole log once, and answers what alarms that made.
    private List<String> pass() {
        int steps = 0;
        while (log.check.step().equals(SelfCheck.PACE)) {
            assertThat(++steps).isLessThan(100);
        }
        return log.alarms.others();
    }
}
