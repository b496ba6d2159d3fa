package org.bailee.server.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.HoldId;
import org.bailee.server.shared.SubjectId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/// The SQL of legal holds and restrictions.
final class HoldStore {
    private static final String SELECT =
            "select hold_id, subject_id, kind, because, owner, review_on, placed_at, entry_id from vault.hold";

    private final JdbcTemplate db;

    HoldStore(JdbcTemplate db) {
        this.db = db;
    }

    void insert(Hold hold) {
        db.update(
                "insert into vault.hold (hold_id, subject_id, kind, because, owner, review_on, placed_at, entry_id)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                hold.id().value(),
                hold.subject().value(),
                hold.kind().word(),
                hold.because(),
                hold.owner(),
                hold.reviewOn(),
                hold.placedAt().atOffset(ZoneOffset.UTC),
                hold.entry().value());
    }

    List<Hold> of(SubjectId subject) {
        return db.query(SELECT + " where subject_id = ? order by hold_id", HoldStore::hold, subject.value());
    }

    /// Of these people, those on hold.
    Set<SubjectId> held(Collection<SubjectId> subjects) {
        return new HashSet<>(db.query(
                "select distinct subject_id from vault.hold where subject_id = any(?)",
                (row, _) -> new SubjectId(row.getObject(1, UUID.class)),
                new SqlArrayValue(
                        "uuid", subjects.stream().map(SubjectId::value).toArray())));
    }

    Optional<Hold> find(HoldId hold) {
        return db.query(SELECT + " where hold_id = ?", HoldStore::hold, hold.value()).stream()
                .findFirst();
    }

    /// In order of placing.
    ///
    /// @param due only those to be reviewed on this day or before
    List<Hold> page(boolean restrictions, Optional<LocalDate> due, Optional<HoldId> after, int limit) {
        return db.query(
                SELECT + " where (kind <> 'legal') = ? and review_on <= coalesce(?::date, 'infinity') and hold_id > ?"
                        + " order by hold_id limit ?",
                HoldStore::hold,
                restrictions,
                due.orElse(null),
                after.map(HoldId::value).orElse(new UUID(0, 0)),
                limit);
    }

    void delete(HoldId hold) {
        db.update("delete from vault.hold where hold_id = ?", hold.value());
    }

    void deleteAllOf(SubjectId subject) {
        db.update("delete from vault.hold where subject_id = ?", subject.value());
    }

    private static Hold hold(ResultSet row, int number) throws SQLException {
        return new Hold(
                new HoldId(row.getObject(1, UUID.class)),
                new SubjectId(row.getObject(2, UUID.class)),
                HoldKind.of(row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getObject(6, LocalDate.class),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                new EntryId(row.getObject(8, UUID.class)));
    }
}
