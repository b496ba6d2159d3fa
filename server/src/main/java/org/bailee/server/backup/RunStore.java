package org.bailee.server.backup;

import static org.bailee.server.database.SqlTime.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.database.SqlTime;
import org.springframework.jdbc.core.JdbcTemplate;

/// The SQL of schema `backup`: what was tried and how it ended.
final class RunStore {
    private final JdbcTemplate db;

    RunStore(JdbcTemplate db) {
        this.db = db;
    }

    void begin(Run run) {
        db.update(
                "insert into backup.run (run_id, what, set_id, begun_at, state, tables, table_rows, bytes)"
                        + " values (?, ?, ?, ?, 'running', 0, 0, 0)",
                run.id(),
                run.what(),
                run.set(),
                utc(run.begunAt()));
    }

    void progress(UUID run, long rows, long bytes) {
        db.update(
                "update backup.run set table_rows = table_rows + ?, bytes = bytes + ? where run_id = ?",
                rows,
                bytes,
                run);
    }

    /// @return false if somebody who had the turn after has ended it already
    boolean done(UUID run, Instant at, long tables, long rows, long bytes) {
        return db.update(
                        "update backup.run set state = 'done', ended_at = ?, tables = ?, table_rows = ?, bytes = ?"
                                + " where run_id = ? and state = 'running'",
                        utc(at),
                        tables,
                        rows,
                        bytes,
                        run)
                == 1;
    }

    /// @param log how many entries of the log the set of keys knew at least
    void keysTaken(UUID run, long log) {
        db.update("update backup.run set keys_log = ? where run_id = ?", log, run);
    }

    /// A set of keys that lay in the store when this database came out of a backup.
    ///
    /// @param log how many entries of the log this database came with: of later ones the set knows nothing
    void keysFound(UUID set, Instant madeAt, long log) {
        db.update(
                "insert into backup.run (run_id, what, set_id, begun_at, ended_at, state, tables, table_rows, bytes,"
                        + " keys_log) values (?, 'found', ?, ?, ?, 'done', 0, 0, 0, ?)",
                set,
                set,
                utc(madeAt),
                utc(madeAt),
                log);
    }

    void keysRemoved(UUID set) {
        db.update("update backup.run set keys_log = null where set_id = ?", set);
    }

    /// The sets of keys, taken and never removed, that do not know of the entry at a position.
    List<UUID> keysKept(long position) {
        return db.queryForList("select set_id from backup.run where keys_log <= ?", UUID.class, position);
    }

    void failed(UUID run, Instant at, String fault) {
        db.update(
                "update backup.run set state = 'failed', ended_at = ?, fault = ?"
                        + " where run_id = ? and state = 'running'",
                utc(at),
                fault,
                run);
    }

    /// Whoever had the turn before and is gone ended without telling.
    void endAbandoned(Instant at) {
        db.update(
                "update backup.run set state = 'failed', ended_at = ?, fault = 'backup.stopped'"
                        + " where state = 'running'",
                utc(at));
    }

    /// What this database's servers tried, the newest first.
    List<Run> newest(int limit) {
        return db.query(
                "select * from backup.run where what <> 'found' order by run_id desc limit ?",
                (row, _) -> run(row),
                limit);
    }

    /// The newest of a kind that was begun by then: what a clock that was wrong dated later tells nothing.
    Optional<Run> newest(String what, Instant by) {
        return db
                .query(
                        "select * from backup.run where what = ? and begun_at <= ? order by run_id desc limit 1",
                        (row, _) -> run(row),
                        what,
                        utc(by))
                .stream()
                .findFirst();
    }

    /// When a restore was last proven to work, by then.
    Optional<Instant> proven(Instant by) {
        return db.query(
                        "select max(ended_at) as proven from backup.run"
                                + " where what = 'drill' and state = 'done' and ended_at <= ?",
                        (row, _) -> SqlTime.instant(row, "proven"),
                        utc(by))
                .getFirst();
    }

    /// When each set was last proven to come back.
    Map<UUID, Instant> provenSets() {
        Map<UUID, Instant> proven = new HashMap<>();
        db.query(
                "select set_id, max(ended_at) as proven from backup.run where what = 'drill' and state = 'done'"
                        + " group by set_id",
                row -> {
                    proven.put(
                            row.getObject("set_id", UUID.class),
                            SqlTime.instant(row, "proven").orElseThrow());
                });
        return proven;
    }

    /// When anything was tried at all, by then.
    Optional<Instant> first(Instant by) {
        return db.query(
                        "select min(begun_at) as first from backup.run where what <> 'found' and begun_at <= ?",
                        (row, _) -> SqlTime.instant(row, "first"),
                        utc(by))
                .getFirst();
    }

    private static Run run(ResultSet row) throws SQLException {
        return new Run(
                row.getObject("run_id", UUID.class),
                row.getString("what"),
                row.getObject("set_id", UUID.class),
                SqlTime.instant(row, "begun_at").orElseThrow(),
                SqlTime.instant(row, "ended_at"),
                row.getString("state"),
                Optional.ofNullable(row.getString("fault")),
                row.getLong("tables"),
                row.getLong("table_rows"),
                row.getLong("bytes"));
    }
}
