package org.bailee.server.journal;

import static org.bailee.server.database.SqlTime.utc;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/// The SQL of `journal.quarantine`: whether this database came out of a backup and still owes something.
final class QuarantineStore {
    private final JdbcTemplate db;

    QuarantineStore(JdbcTemplate db) {
        this.db = db;
    }

    void begin(Instant takenAt) {
        db.update("insert into journal.quarantine (id, taken_at) values (1, ?)", utc(takenAt));
    }

    Optional<Instant> takenAt() {
        return db
                .query(
                        "select taken_at from journal.quarantine where id = 1",
                        (row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .stream()
                .findFirst();
    }

    void end() {
        db.update("delete from journal.quarantine");
    }
}
