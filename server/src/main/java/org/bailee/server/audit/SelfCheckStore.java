package org.bailee.server.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.database.SqlTime;
import org.springframework.jdbc.core.JdbcTemplate;

/// The SQL of `audit.self_check`.
final class SelfCheckStore {
    /// @param position the next to be read
    /// @param entry the last looked for a place
    record Check(long position, UUID entry, Optional<Instant> passedAt) {
        LogStatus.SelfCheck told() {
            return new LogStatus.SelfCheck(position, passedAt);
        }
    }

    private final JdbcTemplate db;

    SelfCheckStore(JdbcTemplate db) {
        this.db = db;
    }

    Optional<Check> read() {
        return db
                .query(
                        "select position, entry_id, passed_at from audit.self_check where id = 1",
                        (row, _) -> new Check(
                                row.getLong("position"),
                                row.getObject("entry_id", UUID.class),
                                SqlTime.instant(row, "passed_at")))
                .stream()
                .findFirst();
    }

    void write(Check check) {
        db.update(
                "insert into audit.self_check (id, position, entry_id, passed_at) values (1, ?, ?, ?)"
                        + " on conflict (id) do update set position = excluded.position,"
                        + " entry_id = excluded.entry_id, passed_at = excluded.passed_at",
                check.position(),
                check.entry(),
                check.passedAt().map(SqlTime::utc).orElse(null));
    }
}
