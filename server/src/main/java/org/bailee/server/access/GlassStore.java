package org.bailee.server.access;

import static org.bailee.server.access.RequestStore.ids;
import static org.bailee.server.database.SqlTime.instant;
import static org.bailee.server.database.SqlTime.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.SubjectId;
import org.springframework.jdbc.core.JdbcTemplate;

/// The SQL of records opened in an emergency.
final class GlassStore {
    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcTemplate db;

    GlassStore(JdbcTemplate db) {
        this.db = db;
    }

    void insert(Glass glass) {
        db.update(
                """
                insert into access.break_glass
                    (glass_id, opened_by, opener_name, subject_id, role, purpose, reason, opened_at, ends_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                glass.id(),
                glass.openedBy().value(),
                glass.openerName(),
                glass.subject().value(),
                glass.role(),
                glass.purpose(),
                glass.reason(),
                utc(glass.openedAt()),
                utc(glass.endsAt()));
    }

    Optional<Glass> find(UUID id) {
        return db.query("select * from access.break_glass where glass_id = ?", (row, _) -> glass(row), id).stream()
                .findFirst();
    }

    Optional<Glass> lock(UUID id) {
        return db
                .query("select * from access.break_glass where glass_id = ? for update", (row, _) -> glass(row), id)
                .stream()
                .findFirst();
    }

    /// Newest first.
    List<Glass> page(Optional<ActorId> opener, Optional<UUID> before, int limit) {
        UUID from = before.orElse(LAST);
        return opener.map(id -> db.query(
                        "select * from access.break_glass where opened_by = ? and glass_id < ?"
                                + " order by glass_id desc limit ?",
                        (row, _) -> glass(row),
                        id.value(),
                        from,
                        limit))
                .orElseGet(() -> db.query(
                        "select * from access.break_glass where glass_id < ? order by glass_id desc limit ?",
                        (row, _) -> glass(row),
                        from,
                        limit));
    }

    /// Oldest first.
    List<Glass> unreviewed(int limit) {
        return db.query(
                "select * from access.break_glass where reviewed_at is null order by glass_id limit ?",
                (row, _) -> glass(row),
                limit);
    }

    /// Those of one person that are open or not reviewed. Called with the opener's row locked.
    List<Glass> pending(ActorId opener, Instant now) {
        return db.query(
                "select * from access.break_glass where opened_by = ? and (reviewed_at is null or ends_at > ?)",
                (row, _) -> glass(row),
                opener.value(),
                utc(now));
    }

    /// What this actor may see beyond their view at this moment, for an activity, of these people.
    List<Glass> open(ActorId opener, String purpose, Collection<SubjectId> people, Instant now) {
        return db.query(
                "select * from access.break_glass where opened_by = ? and purpose = ? and ends_at > ?"
                        + " and subject_id = any(?)",
                (row, _) -> glass(row),
                opener.value(),
                purpose,
                utc(now),
                ids(people));
    }

    void ends(UUID id, Instant at) {
        db.update("update access.break_glass set ends_at = least(ends_at, ?) where glass_id = ?", utc(at), id);
    }

    void reviewed(UUID id, ActorId by, String name, Instant at, Glass.Verdict verdict, String reference) {
        db.update(
                "update access.break_glass set reviewed_by = ?, reviewer_name = ?, reviewed_at = ?, verdict = ?,"
                        + " reference = ? where glass_id = ?",
                by.value(),
                name,
                utc(at),
                verdict.word(),
                reference,
                id);
    }

    private static Glass glass(ResultSet row) throws SQLException {
        return new Glass(
                row.getObject("glass_id", UUID.class),
                new ActorId(row.getObject("opened_by", UUID.class)),
                row.getString("opener_name"),
                new SubjectId(row.getObject("subject_id", UUID.class)),
                row.getString("role"),
                row.getString("purpose"),
                row.getString("reason"),
                instant(row, "opened_at").orElseThrow(),
                instant(row, "ends_at").orElseThrow(),
                Optional.ofNullable(row.getString("reviewer_name")),
                instant(row, "reviewed_at"),
                Optional.ofNullable(row.getString("verdict")).flatMap(Glass.Verdict::named),
                Optional.ofNullable(row.getString("reference")));
    }
}
