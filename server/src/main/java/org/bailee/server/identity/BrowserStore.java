package org.bailee.server.identity;

import static org.bailee.server.database.SqlTime.utc;

import java.time.Instant;
import org.bailee.server.shared.ActorId;
import org.springframework.jdbc.core.JdbcTemplate;

/// The SQL about the browsers people came in by.
final class BrowserStore {
    private final JdbcTemplate db;

    BrowserStore(JdbcTemplate db) {
        this.db = db;
    }

    /// Forgets those whose cookie is gone, and tells whether there are others.
    boolean sweptAny(ActorId staff, Instant before) {
        db.update("delete from identity.known_browser where staff_id = ? and seen_at < ?", staff.value(), utc(before));
        return !db.queryForList(
                        "select 1 from identity.known_browser where staff_id = ? limit 1", Integer.class, staff.value())
                .isEmpty();
    }

    /// Whether the person was never seen there before.
    boolean seen(ActorId staff, byte[] digest, Instant now) {
        if (db.update(
                        "update identity.known_browser set seen_at = ? where staff_id = ? and digest = ?",
                        utc(now),
                        staff.value(),
                        digest)
                == 1) {
            return false;
        }
        return db.update(
                        "insert into identity.known_browser (staff_id, digest, seen_at) values (?, ?, ?)"
                                + " on conflict do nothing",
                        staff.value(),
                        digest,
                        utc(now))
                == 1;
    }
}
