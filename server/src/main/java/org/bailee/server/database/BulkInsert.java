package org.bailee.server.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// Inserts rows in one round trip, in the cheapest way for their number, inside the caller's transaction.
///
/// Rows go in the order given. Inserts into several tables can share a round trip: see [InsertsTogether].
public final class BulkInsert<R> {
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
        BoundRows<R> bound = new BoundRows<>(table, columns, rows);
        if (InsertsTogether.isGathering()) {
            InsertsTogether.gather(db, bound);
        } else {
            db.execute((Connection connection) -> {
                bound.insert(connection);
                return true;
            });
        }
    }

    /// Gathers the rows for [InsertsTogether], all of which fails if the primary key of one is taken. Not by a row that
    /// breaks a rule: PostgreSQL writes the key into its log then.
    public void gatherWhereFree(JdbcTemplate db, List<R> rows) {
        if (!rows.isEmpty()) {
            InsertsTogether.add(db, new Gathered.AllFree(new BoundRows<>(table, columns, rows)));
        }
    }

    /// Inserts the rows whose primary key is still free and answers the named byte column of those inserted.
    public Set<ByteKey> insertWhereFree(JdbcTemplate db, List<R> rows, String returning) {
        if (rows.isEmpty()) {
            return Set.of();
        }
        BoundRows<R> bound = new BoundRows<>(table, columns, rows);
        Set<ByteKey> inserted = new HashSet<>();
        db.execute((Connection connection) -> {
            String sql = bound.sql() + " on conflict do nothing returning " + returning;
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bound.bind(connection, statement, 1);
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
}
