package org.bailee.server.identity;

import static org.bailee.server.database.SqlTime.instant;
import static org.bailee.server.database.SqlTime.utc;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/// The SQL that counts tries.
final class AttemptStore {
    private final JdbcTemplate db;

    AttemptStore(JdbcTemplate db) {
        this.db = db;
    }

    /// Counts a try, as failed until it is known better; and says so, unless it comes too soon.
    ///
    /// One statement: the row is locked from reading the count to writing it, so that tries at the same moment
    /// count each other.
    boolean claim(Limit limit, byte[] subject, Instant now) {
        return !db.query(
                        """
                        insert into identity.attempt as known (scope, subject, failures, since, blocked_until)
                        values (?, ?, 1, ?, ?)
                        on conflict (scope, subject) do update set
                            failures = case when known.since <= ? then 1 else known.failures + 1 end,
                            since = case when known.since <= ? then excluded.since else known.since end,
                            blocked_until = case
                                when known.since <= ? or known.failures + 1 < ? then excluded.since
                                when known.failures + 1 >= ? then known.since + ? * interval '1 second'
                                else excluded.since
                                    + least(? * power(2, least(known.failures + 1 - ?, 40)), ?) * interval '1 second'
                            end
                        where known.blocked_until <= excluded.since or known.since <= ?
                        returning known.failures
                        """,
                        (row, _) -> row.getLong(1),
                        limit.scope(),
                        subject,
                        utc(now),
                        utc(now),
                        utc(now.minus(limit.forgottenAfter())),
                        utc(now.minus(limit.forgottenAfter())),
                        utc(now.minus(limit.forgottenAfter())),
                        limit.free(),
                        limit.most(),
                        limit.forgottenAfter().toSeconds(),
                        limit.first().toSeconds(),
                        limit.free(),
                        limit.longest().toSeconds(),
                        utc(now.minus(limit.forgottenAfter())))
                .isEmpty();
    }

    Optional<Duration> wait(Limit limit, byte[] subject, Instant now) {
        return db
                .query(
                        "select blocked_until from identity.attempt where scope = ? and subject = ?",
                        (row, _) -> instant(row, "blocked_until").orElseThrow(),
                        limit.scope(),
                        subject)
                .stream()
                .findFirst()
                .map(until -> Duration.between(now, until));
    }

    long failures(Limit limit, byte[] subject) {
        return db
                .query(
                        "select failures from identity.attempt where scope = ? and subject = ?",
                        (row, _) -> row.getLong(1),
                        limit.scope(),
                        subject)
                .stream()
                .findFirst()
                .orElse(0L);
    }

    void reset(Limit limit, byte[] subject) {
        db.update("delete from identity.attempt where scope = ? and subject = ?", limit.scope(), subject);
    }

    /// Takes one try back, which was no failure after all.
    void takeBack(Limit limit, byte[] subject) {
        db.update(
                "update identity.attempt set failures = greatest(failures - 1, 0) where scope = ? and subject = ?",
                limit.scope(),
                subject);
    }

    void sweep(Limit limit, Instant now) {
        db.update(
                "delete from identity.attempt where scope = ? and since <= ?",
                limit.scope(),
                utc(now.minus(limit.forgottenAfter())));
    }
}
