package org.bailee.server.journal;

import static org.bailee.server.database.SqlTime.utc;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.database.BulkInsert;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.SubjectId;
import org.springframework.jdbc.core.JdbcTemplate;

/// The SQL of `journal.quarantine`: whether this database came out of a backup and still owes something.
final class QuarantineStore {
    private static final BulkInsert<SubjectId> PEOPLE =
            BulkInsert.<SubjectId>into("journal.given_up").uuid("subject_id", SubjectId::value);

    /// Of a row that somebody planted, so that many are in memory at the most.
    private static final int MOST_PEOPLE = 1_000_000;

    private final JdbcTemplate db;

    QuarantineStore(JdbcTemplate db) {
        this.db = db;
    }

    void begin(Quarantine quarantine) {
        db.update(
                "insert into journal.quarantine (id, taken_at, newest) values (1, ?, ?)",
                utc(quarantine.takenAt()),
                quarantine.newest().map(EntryId::value).orElse(null));
        PEOPLE.insert(db, quarantine.givenUp());
    }

    Optional<Quarantine> read() {
        return db
                .query(
                        "select taken_at, newest from journal.quarantine where id = 1",
                        (row, _) -> new Quarantine(
                                row.getObject(1, OffsetDateTime.class).toInstant(),
                                Optional.ofNullable(row.getObject(2, UUID.class))
                                        .map(EntryId::new),
                                givenUp()))
                .stream()
                .findFirst();
    }

    private List<SubjectId> givenUp() {
        return db.query(
                "select subject_id from journal.given_up order by subject_id limit ?",
                (row, _) -> new SubjectId(row.getObject(1, UUID.class)),
                MOST_PEOPLE);
    }

    void end() {
        db.update("delete from journal.given_up");
        db.update("delete from journal.quarantine");
    }
}
