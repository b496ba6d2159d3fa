package org.bailee.server.audit;

import static org.bailee.server.database.SqlTime.instant;
import static org.bailee.server.database.SqlTime.utc;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/// The SQL of what time it was when the clock was last believed.
final class ClockStore {
    private final JdbcTemplate db;

    ClockStore(JdbcTemplate db) {
        this.db = db;
    }

    Optional<ClockWatch.Seen> read() {
        return db
                .query(
                        "select since, seen_at from audit.clock",
                        (row, _) -> new ClockWatch.Seen(
                                instant(row, "since").orElseThrow(),
                                instant(row, "seen_at").orElseThrow()))
                .stream()
                .findFirst();
    }

    /// Believes a time; one that was set back makes nothing older.
    void seen(Instant now) {
        db.update(
                "insert into audit.clock (id, since, seen_at) values (1, ?, ?) on conflict (id) do update"
                        + " set seen_at = greatest(audit.clock.seen_at, excluded.seen_at)",
                utc(now),
                utc(now));
    }
}
