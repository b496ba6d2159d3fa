package org.bailee.server.identity;

import static org.bailee.server.database.SqlTime.utc;

import java.time.Instant;
import org.springframework.jdbc.core.JdbcTemplate;

/// The SQL about answered challenges.
final class ChallengeStore {
    private final JdbcTemplate db;

    ChallengeStore(JdbcTemplate db) {
        this.db = db;
    }

    /// Whether this is the first answer to it.
    boolean answered(byte[] challenge, Instant expiresAt) {
        return db.update(
                        "insert into identity.answered_challenge (challenge, expires_at) values (?, ?)"
                                + " on conflict do nothing",
                        challenge,
                        utc(expiresAt))
                == 1;
    }

    void sweep(Instant now) {
        db.update("delete from identity.answered_challenge where expires_at < ?", utc(now));
    }
}
