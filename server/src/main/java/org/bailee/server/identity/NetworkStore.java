package org.bailee.server.identity;

import java.time.LocalDate;
import org.bailee.server.shared.ActorId;
import org.springframework.jdbc.core.JdbcTemplate;

/// The SQL of the networks accounts came from.
final class NetworkStore {
    private final JdbcTemplate db;

    NetworkStore(JdbcTemplate db) {
        this.db = db;
    }

    /// Forgets what is too old.
    ///
    /// @return whether nothing is left
    boolean sweptNone(ActorId account, LocalDate before) {
        db.update("delete from identity.known_network where account_id = ? and last_on < ?", account.value(), before);
        Boolean any = db.queryForObject(
                "select exists (select 1 from identity.known_network where account_id = ?)",
                Boolean.class,
                account.value());
        return any == null || !any;
    }

    /// @return whether it is new
    boolean seen(ActorId account, byte[] digest, LocalDate today) {
        int inserted = db.update(
                "insert into identity.known_network (account_id, digest, last_on) values (?, ?, ?)"
                        + " on conflict do nothing",
                account.value(),
                digest,
                today);
        if (inserted == 0) {
            db.update(
                    "update identity.known_network set last_on = ? where account_id = ? and digest = ?"
                            + " and last_on < ?",
                    today,
                    account.value(),
                    digest,
                    today);
        }
        return inserted == 1;
    }
}
