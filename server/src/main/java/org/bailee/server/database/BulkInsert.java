package org.bailee.server.database;

import java.io.IOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;

/// Inserts many rows in one round trip: as one statement over arrays, or by binary COPY when there are many.
///
/// Both run inside the caller's transaction. Rows go in the order given.
public final class BulkInsert<R> {
    /// Below this many rows one statement costs less than the three messages of a COPY.
    private static final int COPY_FROM = 32;

    private final String table;
    private final List<BulkColumn<R>> columns = new ArrayList<>();

    private BulkInsert(String table) {
        this.table = table;
    }

    public static <R> BulkInsert<R> into(String table) {
        return new BulkInsert<>(table);
    }

    public BulkInsert<R> uuid(String column, Function<R, @Nullable UUID> value) {
        columns.add(new BulkColumn<>(column, BulkType.UUID, value));
        return this;
    }

    public BulkInsert<R> text(String column, Function<R, @Nullable String> value) {
        columns.add(new BulkColumn<>(column, BulkType.TEXT, value));
        return this;
    }

    public BulkInsert<R> bytes(String column, Function<R, byte[]> value) {
        columns.add(new BulkColumn<>(column, BulkType.BYTEA, value));
        return this;
    }

    public BulkInsert<R> number(String column, ToLongFunction<R> value) {
        columns.add(new BulkColumn<>(column, BulkType.BIGINT, value::applyAsLong));
        return this;
    }

    public BulkInsert<R> instant(String column, Function<R, @Nullable Instant> value) {
        columns.add(new BulkColumn<>(column, BulkType.TIMESTAMPTZ, value));
        return this;
    }

    /// Inserts every row, or fails and inserts none.
    public void insert(JdbcTemplate db, List<R> rows) {
        if (rows.isEmpty()) {
            return;
        }
        db.execute((Connection connection) -> {
            if (rows.size() < COPY_FROM) {
                insertAsArrays(connection, rows);
            } else {
                copy(connection, new CopyStream<>(columns, rows));
            }
            return true;
        });
    }

    /// Inserts the rows whose primary key is still free and answers the named byte column of those inserted.
    public Set<ByteKey> insertWhereFree(JdbcTemplate db, List<R> rows, String returning) {
        if (rows.isEmpty()) {
            return Set.of();
        }
        Set<ByteKey> inserted = new HashSet<>();
        db.execute((Connection connection) -> {
            String sql = arraysSql() + " on conflict do nothing returning " + returning;
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bindArrays(connection, statement, rows);
                try (ResultSet found = statement.executeQuery()) {
                    while (found.next()) {
                        inserted.add(new ByteKey(found.getBytes(1)));
                    }
                }
            }
            return true;
        });
        return inserted;
    }

    private void copy(Connection connection, CopyStream<R> stream) throws SQLException {
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + " (" + names() + ") from stdin (format binary)", stream);
        } catch (IOException broken) {
            throw new SQLException("The connection broke while copying rows.", "08006", broken);
        }
    }

    private void insertAsArrays(Connection connection, List<R> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(arraysSql())) {
            bindArrays(connection, statement, rows);
            statement.executeUpdate();
        }
    }

    private void bindArrays(Connection connection, PreparedStatement statement, List<R> rows) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            BulkColumn<R> column = columns.get(i);
            Array array = connection.createArrayOf(column.type().sqlName(), column.values(rows));
            statement.setArray(i + 1, array);
        }
    }

    private String arraysSql() {
        String arrays = columns.stream()
                .map(column -> "?::" + column.type().sqlName() + "[]")
                .collect(Collectors.joining(", "));
        return "insert into " + table + " (" + names() + ") select * from unnest(" + arrays + ")";
    }

    private String names() {
        return columns.stream().map(BulkColumn::name).collect(Collectors.joining(", "));
    }
}
