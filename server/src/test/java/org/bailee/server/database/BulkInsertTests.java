package org.bailee.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bailee.server.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

class BulkInsertTests {
    private static final BulkInsert<Row> ROWS = BulkInsert.<Row>into("bulk")
            .number("number", Row::number)
            .uuid("id", Row::id)
            .text("word", Row::word)
            .bytes("data", Row::data)
            .instant("at", Row::at);

    private static TestDatabase database;

    private record Row(
            long number,
            @Nullable UUID id,
            @Nullable String word,
            byte[] data,
            @Nullable Instant at) {}

    @BeforeAll
    static void make() {
        database = TestDatabase.fresh();
        database.db()
                .execute(
                        "create table bulk (number bigint, id uuid, word text, data bytea primary key, at timestamptz)");
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.db().update("delete from bulk");
    }

    @Test
    void storesTheSameByBothPaths() {
        List<Row> rows = awkward();
        assertThat(rows.size()).isLessThan(BoundRows.COPY_FROM);
        ROWS.insert(database.db(), rows);
        List<String> asArrays = stored();
        empty();

        List<Row> many = new ArrayList<>(rows);
        IntStream.range(0, BoundRows.COPY_FROM)
                .forEach(i -> many.add(new Row(1000 + i, null, null, new byte[] {9, (byte) i}, null)));
        ROWS.insert(database.db(), many);

        assertThat(stored()).hasSize(many.size());
        database.db().update("delete from bulk where number between 1000 and 2000");
        assertThat(stored()).isEqualTo(asArrays);
    }

    @Test
    void storesWhatItWasGiven() {
        List<Row> rows = awkward();
        ROWS.insert(database.db(), rows);
        List<Row> read = database.db().query("select * from bulk order by number", (row, _) -> {
            OffsetDateTime at = row.getObject("at", OffsetDateTime.class);
            return new Row(
                    row.getLong("number"),
                    row.getObject("id", UUID.class),
                    row.getString("word"),
                    row.getBytes("data"),
                    at == null ? null : at.toInstant());
        });
        assertThat(read).usingRecursiveComparison().isEqualTo(rows);
    }

    @Test
    void insertsNothingIfOneRowIsRefused() {
        for (int size : List.of(10, 100, 1_200)) {
            List<Row> rows = new ArrayList<>(numbered(size));
            rows.add(rows.getFirst());
            assertThatThrownBy(() -> ROWS.insert(database.db(), rows)).isInstanceOf(DuplicateKeyException.class);
            assertThat(stored()).isEmpty();
        }
    }

    @Test
    void storesAnyNumberInATransaction() {
        for (int size : List.of(499, 500, 501, 1_200)) {
            empty();
            database.tx().write(() -> {
                ROWS.insert(database.db(), numbered(size));
                return true;
            });
            assertThat(database.db().queryForList("select number from bulk order by number", Long.class))
                    .isEqualTo(LongStream.range(0, size).boxed().toList());
        }
    }

    @Test
    void tellsWhichRowsWereFree() {
        Row taken = new Row(1, null, null, new byte[] {1}, null);
        Row free = new Row(2, null, null, new byte[] {2}, null);
        ROWS.insert(database.db(), List.of(taken));

        assertThat(ROWS.insertWhereFree(database.db(), List.of(taken, free), "data"))
                .containsExactly(new ByteKey(new byte[] {2}));
        assertThat(stored()).hasSize(2);
    }

    @Test
    void doesNothingForNoRows() {
        ROWS.insert(database.db(), List.of());
        assertThat(ROWS.insertWhereFree(database.db(), List.of(), "data")).isEmpty();
        assertThat(stored()).isEmpty();
    }

    private static List<Row> numbered(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> new Row(i, null, null, new byte[] {1, (byte) (i >> 8), (byte) i}, null))
                .toList();
    }

    private static List<Row> awkward() {
        byte[] everyByte = new byte[256];
        for (int i = 0; i < everyByte.length; i++) {
            everyByte[i] = (byte) i;
        }
        return List.of(
                new Row(Long.MIN_VALUE, UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff"), "", new byte[0], null),
                new Row(-1, new UUID(0, 0), "NULL", everyByte, Instant.parse("1969-12-31T23:59:59.999999Z")),
                new Row(0, null, "{\"a\",\\b}", new byte[] {1}, Instant.parse("2000-01-01T00:00:00Z")),
                new Row(
                        1,
                        null,
                        "tab\tline\nquote'\"back\\\\slash",
                        new byte[] {2},
                        Instant.parse("1900-02-28T23:00:00Z")),
                new Row(
                        2,
                        null,
                        "\uD83C\uDFB5 Ωé 漢字 \u200F\u0001",
                        new byte[] {3},
                        Instant.parse("9999-12-31T23:59:59Z")),
                new Row(Long.MAX_VALUE, null, null, new byte[] {4}, Instant.parse("2026-11-25T12:00:00.123456Z")));
    }

    private static List<String> stored() {
        return database.db().queryForList("select bulk::text from bulk order by number", String.class);
    }
}
