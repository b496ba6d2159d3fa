package org.bailee.server.journal;

import static org.bailee.server.database.SqlTime.utc;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bailee.server.database.BulkInsert;
import org.bailee.server.database.ManyIds;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.SubjectId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/// The SQL of `journal.quarantine`: whether this database came out of a backup and still owes something.
final class QuarantineStore {
    private static final BulkInsert<SubjectId> PEOPLE =
            BulkInsert.<SubjectId>into("journal.given_up").uuid("subject_id", SubjectId::value);

    /// People who are asked for in one statement.
    private static final int AT_ONCE = 10_000;

    private final JdbcTemplate db;

    QuarantineStore(JdbcTemplate db) {
        this.db = db;
    }

    /// @param givenUp people nothing of whom opens, as whoever restored was told before
    void begin(Quarantine quarantine, List<SubjectId> givenUp) {
        db.update(
                "insert into journal.quarantine (id, taken_at, newest) values (1, ?, ?)",
                utc(quarantine.takenAt()),
                quarantine.newest().map(EntryId::value).orElse(null));
        PEOPLE.insert(db, givenUp);
    }

    Optional<Quarantine> read() {
        return db
                .query(
                        "select taken_at, newest from journal.quarantine where id = 1",
                        (row, _) -> new Quarantine(
                                row.getObject(1, OffsetDateTime.class).toInstant(),
                                Optional.ofNullable(row.getObject(2, UUID.class))
                                        .map(EntryId::new)))
                .stream()
                .findFirst();
    }

    /// Those of these people whom the rows name. Anybody can have put rows there, and as many as they like: they are
    /// asked for somebody, and never read.
    Set<SubjectId> givenUp(Collection<SubjectId> people) {
        List<UUID> ids = people.stream().map(SubjectId::value).distinct().toList();
        Set<SubjectId> named = new HashSet<>();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            db.query(
                    "select subject_id from journal.given_up where subject_id = any(?)",
                    (RowCallbackHandler) row -> named.add(new SubjectId(row.getObject(1, UUID.class))),
                    new ManyIds(ids.subList(from, Math.min(ids.size(), from + AT_ONCE))));
        }
        return named;
    }

    /// How many people the rows name.
    long countGivenUp() {
        return Objects.requireNonNull(db.queryForObject("select count(*) from journal.given_up", Long.class));
    }

    void end() {
        db.update("delete from journal.given_up");
        db.update("delete from journal.quarantine");
    }
}
