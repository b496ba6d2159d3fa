package org.bailee.server.audit;

import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/// The SQL of `audit.lease`: which process does what only one should, by the database's clock.
///
/// It spares work and collisions, and nothing else: a process that was paused may believe for a while in a
/// lease that has long been another's, so whatever must not happen twice is decided by the row it changes.
final class LeaseStore {
    private final JdbcTemplate db;

    LeaseStore(JdbcTemplate db) {
        this.db = db;
    }

    /// Takes the lease if it is free or run out, or lengthens it if it is ours.
    boolean take(String name, UUID holder, Duration time) {
        long seconds = time.toSeconds();
        int changed = db.update(
                "update audit.lease set holder = ?, until = current_timestamp + ? * interval '1 second'"
                        + " where name = ? and (holder = ? or until < current_timestamp"
                        // Nobody takes a lease for so long: such a row was changed.
                        + " or until > current_timestamp + interval '10 minutes')",
                holder,
                seconds,
                name,
                holder);
        return changed == 1
                || db.update(
                                "insert into audit.lease (name, holder, until)"
                                        + " values (?, ?, current_timestamp + ? * interval '1 second')"
                                        + " on conflict do nothing",
                                name,
                                holder,
                                seconds)
                        == 1;
    }

    /// Gives the lease back, so that whoever comes next need not wait for its end.
    void give(String name, UUID holder) {
        db.update("delete from audit.lease where name = ? and holder = ?", name, holder);
    }
}
