package org.bailee.server.access;

import static org.bailee.server.database.SqlTime.instant;
import static org.bailee.server.database.SqlTime.utc;

import java.time.Duration;
import java.time.Instant;
import org.bailee.server.shared.ActorId;
import org.springframework.jdbc.core.JdbcTemplate;

/// The SQL of searches in vain: per actor one moment, at which all that was taken will be back. A statement each, whole
/// by itself.
final class GuessStore {
    private final JdbcTemplate db;

    GuessStore(JdbcTemplate db) {
        this.db = db;
    }

    /// Takes one, if one is left.
    boolean claim(ActorId actor, Guesses.Limit limit, Instant now) {
        return db.update(
                        """
                        insert into access.guess as known (actor_id, full_at) values (?, ?::timestamptz + make_interval(secs => ?))
                        on conflict (actor_id) do update
                            set full_at = greatest(known.full_at, ?) + make_interval(secs => ?)
                            where greatest(known.full_at, ?) + make_interval(secs => ?) <= ?
                        """,
                        actor.value(),
                        utc(now),
                        seconds(limit.each()),
                        utc(now),
                        seconds(limit.each()),
                        utc(now),
                        seconds(limit.each()),
                        utc(now.plus(limit.refill())))
                == 1;
    }

    boolean giveBack(ActorId actor, Guesses.Limit limit) {
        return db.update(
                        "update access.guess set full_at = full_at - make_interval(secs => ?) where actor_id = ?",
                        seconds(limit.each()),
                        actor.value())
                == 1;
    }

    Instant fullAt(ActorId actor) {
        return db.query(
                        "select full_at from access.guess where actor_id = ?",
                        (row, _) -> instant(row, "full_at").orElseThrow(),
                        actor.value())
                .getFirst();
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
