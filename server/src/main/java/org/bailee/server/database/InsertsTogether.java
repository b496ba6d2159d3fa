package org.bailee.server.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// Sends inserts into several tables in one round trip: what costs most of a small write is waiting for the network.
///
/// Each table's inserts stay with the store that owns it; whoever writes to several calls them inside [#of].
public final class InsertsTogether {
    /// Of no table more rows go in the one round trip, which is a transaction by itself; more are copied.
    public static final int MOST_AT_ONCE = BoundRows.COPY_FROM - 1;

    private static final ScopedValue<InsertsTogether> GATHERING = ScopedValue.newInstance();

    private final List<BoundRows<?>> gathered = new ArrayList<>();
    private @Nullable JdbcTemplate db;

    private InsertsTogether() {}

    /// Gathers every [BulkInsert#insert] the work calls and sends them when it ends.
    ///
    /// Nothing in the work may read what it inserts, for it is not there yet. If one insert fails so do all, and
    /// with them the caller's transaction.
    public static void of(Runnable work) {
        InsertsTogether together = new InsertsTogether();
        ScopedValue.where(GATHERING, together).run(work);
        together.send();
    }

    static boolean isGathering() {
        return GATHERING.isBound();
    }

    static void gather(JdbcTemplate db, BoundRows<?> rows) {
        InsertsTogether together = GATHERING.get();
        together.db = db;
        together.gathered.add(rows);
    }

    private void send() {
        if (db == null) {
            return;
        }
        db.execute((Connection connection) -> {
            List<BoundRows<?>> small = new ArrayList<>();
            for (BoundRows<?> rows : gathered) {
                if (rows.isMany()) {
                    rows.insert(connection);
                } else {
                    small.add(rows);
                }
            }
            if (!small.isEmpty()) {
                // The driver sends the statements of one text, and their parameters, without waiting in between.
                String sql = small.stream().map(BoundRows::sql).collect(Collectors.joining(";\n"));
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    int next = 1;
                    for (BoundRows<?> rows : small) {
                        next = rows.bind(connection, statement, next);
                    }
                    statement.execute();
                }
            }
            return true;
        });
    }
}
