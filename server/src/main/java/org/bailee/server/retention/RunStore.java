package org.bailee.server.retention;

import static org.bailee.server.database.SqlTime.instant;
import static org.bailee.server.database.SqlTime.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.database.SqlTime;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.SubjectId;
import org.springframework.jdbc.core.JdbcTemplate;

/// The SQL of runs.
final class RunStore {
    private final JdbcTemplate db;

    RunStore(JdbcTemplate db) {
        this.db = db;
    }

    void insert(Run run) {
        db.update(
                "insert into retention.run (run_id, what, state, register, asked_by, asker_name, begun_at, people,"
                        + " due_people, due_records, held_records, erased_people, erased_records, emptied_records,"
                        + " fault, doubted_at) values (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, ?, ?)",
                run.id(),
                run.asked().preview() ? "preview" : "run",
                run.state().word(),
                run.register(),
                run.asked().by().value(),
                run.asked().name(),
                utc(run.begunAt()),
                run.look().people(),
                run.fault().orElse(null),
                run.doubtedAt().map(SqlTime::utc).orElse(null));
    }

    void reached(UUID run, SubjectId subject) {
        db.update("update retention.run set reached = ? where run_id = ?", subject.value(), run);
    }

    /// All have been looked at.
    void looked(UUID run, Instant at, Run.Found found, RunState next, Optional<String> fault) {
        db.update(
                "update retention.run set looked_at = ?, due_people = ?, due_records = ?, held_records = ?, state = ?,"
                        + " fault = ? where run_id = ?",
                utc(at),
                found.people(),
                found.records(),
                found.heldRecords(),
                next.word(),
                fault.orElse(null),
                run);
    }

    void erased(UUID run, Run.Erased more) {
        db.update(
                "update retention.run set erased_people = erased_people + ?, erased_records = erased_records + ?,"
                        + " emptied_records = emptied_records + ? where run_id = ?",
                more.people(),
                more.records(),
                more.emptied(),
                run);
    }

    /// @return whether it was in that state until now
    boolean move(UUID run, RunState from, RunState to) {
        return db.update(
                        "update retention.run set state = ? where run_id = ? and state = ?",
                        to.word(),
                        run,
                        from.word())
                == 1;
    }

    void approved(UUID run, Run.Approver approver) {
        db.update(
                "update retention.run set approved_by = ?, approver_name = ?, approved_at = ? where run_id = ?",
                approver.id().value(),
                approver.name(),
                utc(approver.at()),
                run);
    }

    void ended(UUID run, RunState state, Instant at, EntryId entry) {
        db.update(
                "update retention.run set state = ?, ended_at = ?, entry_id = ? where run_id = ?",
                state.word(),
                utc(at),
                entry.value(),
                run);
    }

    Optional<Run> find(UUID run) {
        return db.query("select * from retention.run where run_id = ?", (row, _) -> run(row), run).stream()
                .findFirst();
    }

    /// The run, which nobody else changes until the transaction ends.
    Optional<Run> lock(UUID run) {
        return db.query("select * from retention.run where run_id = ? for update", (row, _) -> run(row), run).stream()
                .findFirst();
    }

    /// Newest first.
    List<Run> page(Optional<UUID> before, int limit) {
        return db.query(
                "select * from retention.run where run_id < ? order by run_id desc limit ?",
                (row, _) -> run(row),
                before.orElse(new UUID(-1, -1)),
                limit);
    }

    /// Of those that are not previews, and for which the clock was believed: another node's clock that jumped
    /// takes no night from those whose clock is right.
    Optional<Run> newestRun() {
        return db
                .query(
                        "select * from retention.run where what = 'run' and doubted_at is null"
                                + " order by run_id desc limit 1",
                        (row, _) -> run(row))
                .stream()
                .findFirst();
    }

    /// Those for which a clock was not believed, and which nobody has answered yet.
    List<Run> refused() {
        return db.query("select * from retention.run where state = 'refused' order by run_id", (row, _) -> run(row));
    }

    /// The clock is doubted still, and says something later by now. Not written down each time.
    void doubt(UUID run, Instant word, Duration often) {
        db.update(
                "update retention.run set doubted_at = ?, doubted_again = current_timestamp"
                        + " where run_id = ? and state = 'refused'"
                        + " and (doubted_again is null"
                        + " or doubted_again < current_timestamp - ? * interval '1 second'"
                        + " or doubted_again > current_timestamp)",
                utc(word),
                run,
                often.toSeconds());
    }

    /// Supersedes those whose clock nobody has doubted for a while: it was set right, or its node is gone. By
    /// the database's clock, which is one for all nodes; one that says later than that was written before that
    /// was set back.
    void endForgotten(Duration after) {
        db.update(
                "update retention.run set state = 'superseded' where state = 'refused'"
                        + " and (doubted_again < current_timestamp - ? * interval '1 second'"
                        + " or doubted_again > current_timestamp + ? * interval '1 second')",
                after.toSeconds(),
                after.toSeconds());
    }

    /// Those that are looking or erasing, oldest first.
    List<Run> underWay() {
        return db.query(
                "select * from retention.run where state in ('looking', 'erasing') order by run_id",
                (row, _) -> run(row));
    }

    private static Run run(ResultSet row) throws SQLException {
        return new Run(
                row.getObject("run_id", UUID.class),
                asked(row),
                row.getInt("register"),
                instant(row, "begun_at").orElseThrow(),
                RunState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getString("fault")),
                look(row),
                new Run.Erased(
                        row.getLong("erased_people"), row.getLong("erased_records"), row.getLong("emptied_records")),
                instant(row, "doubted_at"),
                approver(row),
                end(row));
    }

    private static Run.Asked asked(ResultSet row) throws SQLException {
        return new Run.Asked(
                new ActorId(row.getObject("asked_by", UUID.class)),
                row.getString("asker_name"),
                row.getString("what").equals("preview"));
    }

    private static Run.Look look(ResultSet row) throws SQLException {
        Optional<UUID> reached = Optional.ofNullable(row.getObject("reached", UUID.class));
        return new Run.Look(
                row.getLong("people"),
                reached.map(SubjectId::new),
                instant(row, "looked_at"),
                new Run.Found(row.getLong("due_people"), row.getLong("due_records"), row.getLong("held_records")));
    }

    private static Optional<Run.Approver> approver(ResultSet row) throws SQLException {
        UUID by = row.getObject("approved_by", UUID.class);
        return by == null
                ? Optional.empty()
                : Optional.of(new Run.Approver(
                        new ActorId(by),
                        row.getString("approver_name"),
                        instant(row, "approved_at").orElseThrow()));
    }

    private static Optional<Run.End> end(ResultSet row) throws SQLException {
        UUID entry = row.getObject("entry_id", UUID.class);
        return entry == null
                ? Optional.empty()
                : instant(row, "ended_at").map(at -> new Run.End(at, new EntryId(entry)));
    }
}
