package org.bailee.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bailee.server.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.support.SqlArrayValue;

class InsertsTogetherTests {
    private static final BulkInsert<Row> ONE = into("one");
    private static final BulkInsert<Row> OTHER = into("other");
    private static final Instant AT = Instant.parse("1999-12-31T23:59:59.123456Z");

    private static TestDatabase database;

    private record Row(
            long number,
            @Nullable UUID id,
            @Nullable String word,
            byte[] data,
            @Nullable Instant at) {}

    private static BulkInsert<Row> into(String table) {
        return BulkInsert.<Row>into(table)
                .number("number", Row::number)
                .uuid("id", Row::id)
                .text("word", Row::word)
                .bytes("data", Row::data)
                .instant("at", Row::at);
    }

    @BeforeAll
    static void make() {
        database = TestDatabase.fresh();
        Stream.of("one", "other")
                .forEach(table -> database.db()
                        .execute("create table " + table
                                + " (number bigint primary key, id uuid, word text, data bytea, at timestamptz)"));
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.db().update("delete from one");
        database.db().update("delete from other");
    }

    @Test
    void storesFewAndSomeAndManyRowsAlike() {
        for (int count : List.of(1, 4, 5, InsertsTogether.MOST_AT_ONCE, InsertsTogether.MOST_AT_ONCE + 1)) {
            empty();
            together(rows(count), rows(2));
            assertThat(numbers("one")).hasSize(count);
            assertThat(numbers("other")).containsExactly(0L, 1L);
            assertThat(database.db()
                            .queryForObject(
                                    "select count(*) from one where at = timestamptz '1999-12-31 23:59:59.123456Z'"
                                            + " and id is null and word = 'a''b' and data = '\\x00ff'",
                                    Integer.class))
                    .isEqualTo(count);
        }
    }

    @Test
    void storesNothingAnywhereIfOneInsertFails() {
        List<Row> twice = List.of(row(7), row(7));
        assertThatThrownBy(() -> together(rows(3), twice)).isInstanceOf(DuplicateKeyException.class);
        assertThat(numbers("one")).isEmpty();
        assertThat(numbers("other")).isEmpty();
    }

    @Test
    void sendsNothingWhereNothingWasGathered() {
        together(List.of(), List.of());
        assertThat(numbers("one")).isEmpty();
    }

    @Test
    void addsToWhatIsGatheredAround() {
        database.tx().write(() -> {
            InsertsTogether.of(() -> {
                InsertsTogether.of(() -> ONE.insert(database.db(), rows(2)));
                assertThat(numbers("one")).isEmpty();
            });
            return true;
        });
        assertThat(numbers("one")).containsExactly(0L, 1L);
    }

    /// Before whoever began the transaction goes on, somebody else sees it.
    @Test
    void commitsInTheRoundTripOfTheInserts() {
        List<Long> seen = new ArrayList<>();
        database.tx().write(() -> {
            InsertsTogether.andCommit(() -> {
                ONE.insert(database.db(), rows(InsertsTogether.MOST_AT_ONCE + 1));
                OTHER.insert(database.db(), rows(2));
            });
            seen.addAll(CompletableFuture.supplyAsync(() -> numbers("other")).join());
            return true;
        });
        assertThat(seen).containsExactly(0L, 1L);
        assertThat(numbers("one")).hasSize(InsertsTogether.MOST_AT_ONCE + 1);
    }

    @Test
    void storesAllAtOnceOrNothing() {
        assertThatThrownBy(() -> database.tx().insertAtOnce(() -> {
                    ONE.insert(database.db(), rows(InsertsTogether.MOST_AT_ONCE + 1));
                    OTHER.insert(database.db(), List.of(row(7), row(7)));
                }))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(numbers("one")).isEmpty();
        assertThat(numbers("other")).isEmpty();
    }

    /// What PostgreSQL says of a broken rule has the row's key, and goes into the log of a server that is not ours.
    @Test
    void storesNothingUnlessAllKeysAreFreeAndBreaksNoRuleForThat() {
        takeAndTell(List.of(row(1), row(2)), 3);
        assertThat(numbers("one")).containsExactly(1L, 2L);
        for (List<Row> taken : List.of(List.of(row(4), row(2)), List.of(row(5), row(5)))) {
            assertThatThrownBy(() -> takeAndTell(taken, 6))
                    .isInstanceOf(DataIntegrityViolationException.class)
                    .isNotInstanceOf(DuplicateKeyException.class)
                    .hasMessageContaining("division by zero");
        }
        assertThat(numbers("one")).containsExactly(1L, 2L);
        assertThat(numbers("other")).containsExactly(3L);
    }

    @Test
    void doesWhatIsNoInsertInItsTurn() {
        takeAndTell(List.of(row(1), row(2)), 3);
        database.tx().insertAtOnce(() -> {
            InsertsTogether.also(
                    database.db(),
                    "delete from one where number = any(?) and number < ?",
                    new SqlArrayValue("bigint", 1L, 2L),
                    2L);
            ONE.gatherWhereFree(database.db(), List.of(row(1)));
            OTHER.insert(database.db(), List.of(row(4)));
        });
        assertThat(numbers("one")).containsExactly(1L, 2L);
        assertThat(numbers("other")).containsExactly(3L, 4L);
    }

    private static void takeAndTell(List<Row> taken, int told) {
        database.tx().insertAtOnce(() -> {
            ONE.gatherWhereFree(database.db(), taken);
            OTHER.insert(database.db(), List.of(row(told)));
        });
    }

    @Test
    void storesNothingUnlessTheConditionHolds() {
        insertOnlyIfOthersAre(0);
        assertThat(numbers("one")).containsExactly(0L, 1L);
        empty();
        assertThatThrownBy(() -> insertOnlyIfOthersAre(1)).isInstanceOf(DataIntegrityViolationException.class);
        assertThat(numbers("one")).isEmpty();
    }

    @Test
    void wouldNotCommitTheTransactionAround() {
        assertThatThrownBy(() -> database.tx().write(() -> {
                    ONE.insert(database.db(), rows(1));
                    database.tx().insertAtOnce(() -> OTHER.insert(database.db(), rows(1)));
                    return true;
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(numbers("one")).isEmpty();
    }

    private static void insertOnlyIfOthersAre(int number) {
        database.tx().insertAtOnce(() -> {
            InsertsTogether.onlyIf(database.db(), "(select count(*) from other) = ?", number);
            ONE.insert(database.db(), rows(2));
        });
    }

    private static void together(List<Row> one, List<Row> other) {
        database.tx().write(() -> {
            InsertsTogether.of(() -> {
                ONE.insert(database.db(), one);
                OTHER.insert(database.db(), other);
            });
            return true;
        });
    }

    private static List<Row> rows(int count) {
        return IntStream.range(0, count).mapToObj(InsertsTogetherTests::row).toList();
    }

    private static Row row(int number) {
        return new Row(number, null, "a'b", new byte[] {0, (byte) 0xFF}, AT);
    }

    private static List<Long> numbers(String table) {
        return database.db().queryForList("select number from " + table + " order by number", Long.class);
    }
}
