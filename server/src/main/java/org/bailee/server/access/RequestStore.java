package org.bailee.server.access;

import static org.bailee.server.database.SqlTime.instant;
import static org.bailee.server.database.SqlTime.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bailee.server.access.Approval.Kind;
import org.bailee.server.access.Approval.State;
import org.bailee.server.database.SqlTime;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.SubjectId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/// The SQL of requests and of the grants they become.
final class RequestStore {
    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcTemplate db;

    RequestStore(JdbcTemplate db) {
        this.db = db;
    }

    void insert(Approval asked) {
        db.update(
                """
                insert into access.request
                    (request_id, kind, asked_by, asker_name, asked_at, purpose, role, people, people_left, hours, reason, state)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                asked.id(),
                asked.kind().word(),
                asked.askedBy().value(),
                asked.askerName(),
                utc(asked.askedAt()),
                asked.purpose(),
                asked.isBulk() ? null : asked.wanted(),
                asked.isBulk() ? Integer.valueOf(asked.wanted()) : null,
                asked.isBulk() ? asked.left() : null,
                asked.hours(),
                asked.reason(),
                asked.state().word());
    }

    Optional<Approval> find(UUID id) {
        return db.query("select * from access.request where request_id = ?", (row, _) -> approval(row), id).stream()
                .findFirst();
    }

    /// Locked, so that of two who decide at once one sees what the other did.
    Optional<Approval> lock(UUID id) {
        return db
                .query("select * from access.request where request_id = ? for update", (row, _) -> approval(row), id)
                .stream()
                .findFirst();
    }

    /// Newest first.
    List<Approval> page(Optional<ActorId> asker, Optional<UUID> before, int limit) {
        UUID from = before.orElse(LAST);
        return asker.map(id -> db.query(
                        "select * from access.request where asked_by = ? and request_id < ?"
                                + " order by request_id desc limit ?",
                        (row, _) -> approval(row),
                        id.value(),
                        from,
                        limit))
                .orElseGet(() -> db.query(
                        "select * from access.request where request_id < ? order by request_id desc limit ?",
                        (row, _) -> approval(row),
                        from,
                        limit));
    }

    /// Oldest first: those that were asked for since.
    List<Approval> waiting(Instant since, int limit) {
        return db.query(
                "select * from access.request where state = 'waiting' and asked_at > ? order by request_id limit ?",
                (row, _) -> approval(row),
                utc(since),
                limit);
    }

    int waitingOf(ActorId asker, Instant since) {
        Integer count = db.queryForObject(
                "select count(*) from access.request where asked_by = ? and state = 'waiting' and asked_at > ?",
                Integer.class,
                asker.value(),
                utc(since));
        return count == null ? 0 : count;
    }

    void decided(UUID id, State state, ActorId by, String name, Instant at, Optional<Instant> runsUntil) {
        db.update(
                "update access.request set state = ?, decided_by = ?, decider_name = ?, decided_at = ?, runs_until = ?"
                        + " where request_id = ?",
                state.word(),
                by.value(),
                name,
                utc(at),
                runsUntil.map(SqlTime::utc).orElse(null),
                id);
    }

    void ended(UUID id, State state, ActorId by, Instant at) {
        db.update(
                "update access.request set state = ?, ended_by = ?, ended_at = ? where request_id = ?",
                state.word(),
                by.value(),
                utc(at),
                id);
    }

    /// The roles somebody has for a time, by activity.
    Map<String, Set<String>> roles(ActorId actor, Instant now) {
        Map<String, Set<String>> roles = new HashMap<>();
        db.query(
                "select purpose, role from access.request where asked_by = ? and kind = 'role' and state = 'approved'"
                        + " and runs_until > ?",
                row -> {
                    roles.computeIfAbsent(row.getString("purpose"), _ -> new HashSet<>())
                            .add(row.getString("role"));
                },
                actor.value(),
                utc(now));
        return roles;
    }

    /// Bulk grants that run, the one that ends first first; locked, so that each is drawn from by one at a time.
    List<Approval> bulk(ActorId actor, String purpose, Instant now) {
        return db.query(
                "select * from access.request where asked_by = ? and kind = 'bulk' and state = 'approved'"
                        + " and purpose = ? and runs_until > ? order by runs_until, request_id for update",
                (row, _) -> approval(row),
                actor.value(),
                purpose,
                utc(now));
    }

    /// Those of the people whom the grant was used for already.
    Set<SubjectId> drawn(UUID request, Collection<SubjectId> people) {
        return new HashSet<>(db.query(
                "select subject_id from access.bulk_opened where request_id = ? and subject_id = any(?)",
                (row, _) -> new SubjectId(row.getObject("subject_id", UUID.class)),
                request,
                ids(people)));
    }

    void draw(UUID request, Collection<SubjectId> people) {
        db.update(
                "insert into access.bulk_opened (request_id, subject_id) select ?, unnest(?::uuid[])",
                request,
                ids(people));
        db.update(
                "update access.request set people_left = people_left - ? where request_id = ?", people.size(), request);
    }

    /// Forgets whom grants were used for that have run out: the log knows.
    void forgetDrawn(Instant now) {
        db.update(
                "delete from access.bulk_opened where request_id in"
                        + " (select request_id from access.request where kind = 'bulk' and runs_until <= ?)",
                utc(now));
    }

    static SqlArrayValue ids(Collection<SubjectId> people) {
        return new SqlArrayValue("uuid", people.stream().map(SubjectId::value).toArray());
    }

    private static Approval approval(ResultSet row) throws SQLException {
        Kind kind = Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT));
        return new Approval(
                row.getObject("request_id", UUID.class),
                kind,
                new ActorId(row.getObject("asked_by", UUID.class)),
                row.getString("asker_name"),
                instant(row, "asked_at").orElseThrow(),
                row.getString("purpose"),
                kind == Kind.BULK ? Integer.toString(row.getInt("people")) : row.getString("role"),
                row.getInt("people_left"),
                row.getInt("hours"),
                row.getString("reason"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getObject("decided_by", UUID.class)).map(ActorId::new),
                Optional.ofNullable(row.getString("decider_name")),
                instant(row, "decided_at"),
                instant(row, "runs_until"),
                instant(row, "ended_at"));
    }
}
