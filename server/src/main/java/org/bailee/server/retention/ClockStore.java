package org.bailee.server.retention;

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

    /// @param since when it was looked at first
    record Seen(Instant since, Instant last) {}

    Optional<Seen> read() {
        return db
                .query(
                        "select since, seen_at from retention.clock",
                        (row, _) -> new Seen(
                                instant(row, "since").orElseThrow(),
                                instant(row, "seen_at").orElseThrow()))
                .stream()
                .findFirst();
    }

    /// Believes a time; one that was set back makes nothing older.
    void seen(Instant now) {
        db.update(
                "insert into retention.clock (id, since, seen_at) values (1, ?, ?) on conflict (id) do update"
                        + " set seen_at = greatest(retention.clock.seen_at, excluded.seen_at)",
                utc(now),
                utc(now));
    }
}
