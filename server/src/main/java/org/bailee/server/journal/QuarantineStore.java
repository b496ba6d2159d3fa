package org.bailee.server.journal;

import static org.bailee.server.database.SqlTime.utc;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.shared.EntryId;
import org.springframework.jdbc.core.JdbcTemplate;

/// The SQL of `journal.quarantine`: whether this database came out of a backup and still owes something.
final class QuarantineStore {
    private final JdbcTemplate db;

    QuarantineStore(JdbcTemplate db) {
        this.db = db;
    }

    void begin(Quarantine quarantine) {
        db.update(
                "insert into journal.quarantine (id, taken_at, newest) values (1, ?, ?)",
                utc(quarantine.takenAt()),
                quarantine.newest().map(EntryId::value).orElse(null));
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

    void end() {
        db.update("delete from journal.quarantine");
    }
}
