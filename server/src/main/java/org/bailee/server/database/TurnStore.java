package org.bailee.server.database;

import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/// The SQL of a table that has whose turn it is: one row of who holds it and until when, by the database's
/// clock.
final class TurnStore {
    private final JdbcTemplate db;
    private final String table;

    /// @param table a name of ours, so it needs no quoting
    TurnStore(JdbcTemplate db, String table) {
        this.db = db;
        this.table = table;
    }

    /// Takes the turn if nobody has it or theirs has run out, or if it is ours.
    boolean take(UUID holder, Duration time) {
        return db.update(
                        "insert into " + table + " as turn (id, holder, until)"
                                + " values (1, ?, current_timestamp + ? * interval '1 millisecond')"
                                + " on conflict (id) do update set holder = excluded.holder, until = excluded.until"
                                + " where turn.holder = excluded.holder or turn.until < current_timestamp"
                                // Nobody takes a turn for so long: the row was changed, or the clock set back since.
                                + " or turn.until > current_timestamp + interval '10 minutes'",
                        holder,
                        time.toMillis())
                == 1;
    }

    /// Not where the row is missing: somebody else may have had the turn and given it back.
    boolean lengthen(UUID holder, Duration time) {
        return db.update(
                        "update " + table + " set until = current_timestamp + ? * interval '1 millisecond'"
                                + " where holder = ?",
                        time.toMillis(),
                        holder)
                == 1;
    }

    void give(UUID holder) {
        db.update("delete from " + table + " where holder = ?", holder);
    }
}
