package org.bailee.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.bailee.server.shared.Unavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// S19: rows planted among what waits for its place halt the log, and nothing that tells so is blinded by them.
class QueueTests {
    private final TestLog log = new TestLog();
    private final Rounds rounds = log.rounds();

    @AfterEach
    void close() {
        log.close();
    }

    @BeforeEach
    void fill() {
        log.append(5);
        rounds.place();
        log.append(3);
        // Whoever plants rows may have taken the table's own check away.
        log.database.db().execute("alter table audit.waiting drop constraint if exists waiting_entries_check");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 17, 513 * 16, 16 << 20})
    void s19ARowThatIsNoRowOfIdsHaltsTheLog(int length) {
        plant(-1, new byte[length]);
        assertThat(log.door().status().lag()).isZero();
        halts("log.waiting-false", "The row -1 ");
        taken();
    }

    @Test
    void s19AnEntryThatHasItsPlaceAlreadyHaltsTheLog() {
        UUID placed = placed();
        plant(-1, bytes(placed));
        halts("log.waiting-false", placed.toString());
        taken();
    }

    @Test
    void s19AnEntryThatWaitsTwiceInOneRowHaltsTheLog() {
        UUID waiting = waiting();
        log.database.db().update("delete from audit.waiting");
        plant(-1, bytes(waiting, waiting));
        halts("log.waiting-false", waiting.toString());
    }

    @Test
    void s19AnEntryThatWaitsInTwoRowsHaltsTheLog() {
        UUID waiting = waiting();
        plant(-1, bytes(waiting));
        halts("log.waiting-false", waiting.toString());
        taken();
    }

    @Test
    void s19ARowThatTakesTheNextPlaceHaltsTheLog() {
        long next = log.count("audit.place") + 1;
        log.database
                .db()
                .update(
                        "insert into audit.place (position, entry_id, placed_at)"
                                + " values (?, gen_random_uuid(), current_timestamp)",
                        next);
        halts("log.place-false", "at position " + (next - 1) + " or");
        log.database.db().update("delete from audit.place where position = ?", next);
        assertThat(rounds.place()).isEqualTo(3);
        log.mustBeSound();
    }

    /// A row of one byte in front of one of an entry that has its place.
    @Test
    void s19PlantedRowsBlindNothingThatTellsOfThem() {
        plant(-2, new byte[1]);
        plant(-1, bytes(placed()));
        log.clock.advance(Duration.ofSeconds(9));
        TransparencyLog door = log.door();
        assertThat(door.status().halted()).isEmpty();
        assertThat(door.status().alarms()).singleElement().asString().contains("have waited");
        Sequencer sequencer =
                new Sequencer(rounds, new LeaseStore(log.database.db()), new UUID(1, 1), log.audit, log.alarms);
        assertThat(sequencer.turn()).isFalse();
        assertThat(door.status().halted())
                .hasValueSatisfying(halt -> assertThat(halt.code()).isEqualTo("log.waiting-false"));
        assertThat(log.count("audit.entry where kind = 'log-halted'")).isEqualTo(1);
    }

    @Test
    void s19OfAHugeRowNoMoreIsReadThanARowMayHave() {
        plant(-1, new byte[16 << 20]);
        assertThat(log.waiting()).isEqualTo(512 + 3);
        assertThat(log.stores.places().waiting(Rounds.MOST))
                .extracting(row -> row.entries().size())
                .containsExactly(512);
    }

    @Test
    void s19TheTableItselfRefusesSuchRows() {
        try (TestLog other = new TestLog()) {
            for (int length : List.of(0, 1, 17, 513 * 16)) {
                assertThatThrownBy(() -> plant(other, -1, new byte[length]))
                        .as("what a check refuses")
                        .isInstanceOfSatisfying(
                                Unavailable.class, why -> assertThat(why.code()).isEqualTo("database.unfit"));
            }
            assertThat(plant(other, -1, new byte[512 * 16])).isEqualTo(1);
        }
    }

    /// What was planted is gone, and everything else gets its place as if nothing had been.
    private void taken() {
        log.database.db().update("delete from audit.waiting where ordinal < 0");
        assertThat(rounds.place()).isEqualTo(3);
        log.mustBeSound();
    }

    private void halts(String code, String named) {
        assertThatThrownBy(rounds::place).isInstanceOfSatisfying(LogFault.class, fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.says()).contains(named);
        });
    }

    private UUID placed() {
        return log.stores.places().read(3, 4).getFirst().entryId();
    }

    private UUID waiting() {
        return log.stores.places().waiting(1).getFirst().entries().getFirst();
    }

    private static byte[] bytes(UUID... ids) {
        ByteBuffer bytes = ByteBuffer.allocate(16 * ids.length);
        for (UUID id : ids) {
            bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        }
        return bytes.array();
    }

    private void plant(long ordinal, byte[] entries) {
        plant(log, ordinal, entries);
    }

    private static int plant(TestLog where, long ordinal, byte[] entries) {
        return where.database
                .db()
                .update(
                        "insert into audit.waiting (ordinal, entries) overriding system value values (?, ?)",
                        ordinal,
                        entries);
    }
}
