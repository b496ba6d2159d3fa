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

    private final List<BoundRows<?>> many = new ArrayList<>();
    private final List<Gathered> few = new ArrayList<>();
    private @Nullable JdbcTemplate db;

    private InsertsTogether() {}

    /// Gathers every [BulkInsert#insert] the work calls and sends them when it ends.
    ///
    /// Nothing in the work may read what it inserts, for it is not there yet. If one insert fails so do all, and
    /// with them the caller's transaction. Called inside such work, it adds to what that sends.
    public static void of(Runnable work) {
        if (isGathering()) {
            work.run();
        } else {
            gatheredBy(work).send();
        }
    }

    /// The same, and commits the transaction, of which this is the last: see [Tx#insertAtOnce].
    static void andCommit(Runnable work) {
        InsertsTogether together = gatheredBy(work);
        together.few.add(new Gathered.Plain("commit"));
        together.send();
    }

    /// Lets nothing be kept of what is gathered unless a condition holds when it is sent. If it does not, all
    /// fails as a row does that breaks a rule: [org.springframework.dao.DataIntegrityViolationException].
    ///
    /// @param condition SQL with one parameter
    public static void onlyIf(JdbcTemplate db, String condition, long value) {
        add(db, new Gathered.Only(condition, value));
    }

    /// Gathers a statement that is no insert and answers nothing, in its turn between those of few rows: after all
    /// that is copied.
    ///
    /// @param values none of them null
    public static void also(JdbcTemplate db, String sql, Object... values) {
        add(db, new Gathered.Other(sql, List.of(values)));
    }

    private static InsertsTogether gatheredBy(Runnable work) {
        InsertsTogether together = new InsertsTogether();
        ScopedValue.where(GATHERING, together).run(work);
        return together;
    }

    static boolean isGathering() {
        return GATHERING.isBound();
    }

    static void gather(JdbcTemplate db, BoundRows<?> rows) {
        if (rows.isMany()) {
            InsertsTogether together = GATHERING.get();
            together.db = db;
            together.many.add(rows);
        } else {
            add(db, rows);
        }
    }

    /// What is sent as one of the statements, whatever its size.
    static void add(JdbcTemplate db, Gathered one) {
        InsertsTogether together = GATHERING.get();
        together.db = db;
        together.few.add(one);
    }

    private void send() {
        if (db == null) {
            return;
        }
        db.execute((Connection connection) -> {
            for (BoundRows<?> rows : many) {
                rows.insert(connection);
            }
            if (!few.isEmpty()) {
                // The driver sends the statements of one text, and their parameters, without waiting in between.
                String sql = few.stream().map(Gathered::sql).collect(Collectors.joining(";\n"));
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    int next = 1;
                    for (Gathered one : few) {
                        next = one.bind(connection, statement, next);
                    }
                    statement.execute();
                }
            }
            return true;
        });
    }
}
