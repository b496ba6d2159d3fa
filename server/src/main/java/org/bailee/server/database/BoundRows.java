package org.bailee.server.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// Rows for one table, and the three ways to insert them: as values, as arrays, by binary COPY.
record BoundRows<R>(String table, List<BulkColumn<R>> columns, List<R> rows) implements Gathered {
    /// A few rows are cheapest as parameters of their own.
    private static final int VALUES_UP_TO = 4;

    /// Below this many rows one statement costs less than the three messages of a COPY.
    static final int COPY_FROM = 128;

    /// PostgreSQL 17 and later holds on to the table's description once for each row it gathers, and to do so walks
    /// past all it holds already: a thousand rows at once cost it a fifth more than two COPYs of half of them.
    private static final int COPY_UP_TO = 500;

    boolean isMany() {
        return rows.size() >= COPY_FROM;
    }

    void insert(Connection connection) throws SQLException {
        if (isMany()) {
            copy(connection);
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql())) {
            bind(connection, statement, 1);
            statement.executeUpdate();
        }
    }

    /// Values for few rows; for more, arrays, whose text is the same for any number, so that it is prepared once.
    @Override
    public String sql() {
        String into = "insert into " + table + " (" + names() + ") ";
        if (rows.size() <= VALUES_UP_TO) {
            String row = "(" + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
            return into + "values " + String.join(", ", Collections.nCopies(rows.size(), row));
        }
        String arrays = columns.stream()
                .map(column -> "?::" + column.type().sqlName() + "[]")
                .collect(Collectors.joining(", "));
        return into + "select * from unnest(" + arrays + ")";
    }

    @Override
    public int bind(Connection connection, PreparedStatement statement, int first) throws SQLException {
        int next = first;
        if (rows.size() <= VALUES_UP_TO) {
            for (R row : rows) {
                for (BulkColumn<R> column : columns) {
                    column.type().bind(statement, next++, column.value().apply(row));
                }
            }
        } else {
            for (BulkColumn<R> column : columns) {
                List<? extends @Nullable Object> values =
                        rows.stream().map(column.value()).toList();
                statement.setArray(next++, BinaryArray.of(connection, column.type(), values));
            }
        }
        return next;
    }

    private void copy(Connection connection) throws SQLException {
        String sql = "copy " + table + " (" + names() + ") from stdin (format binary)";
        try {
            CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
            // Outside of a transaction, only what is one statement is all there or not at all.
            int piece = connection.getAutoCommit() ? rows.size() : COPY_UP_TO;
            for (int from = 0; from < rows.size(); from += piece) {
                int to = Math.min(from + piece, rows.size());
                copies.copyIn(sql, new CopyStream<>(columns, rows.subList(from, to)));
            }
        } catch (IOException broken) {
            throw new SQLException("The connection broke while copying rows.", "08006", broken);
        }
    }

    private String names() {
        return columns.stream().map(BulkColumn::name).collect(Collectors.joining(", "));
    }
}
