package org.bailee.server.access;

import static org.bailee.server.access.RequestStore.ids;
import static org.bailee.server.database.SqlTime.instant;
import static org.bailee.server.database.SqlTime.utc;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.SubjectId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/// The SQL that counts what was opened.
final class TallyStore {
    /// @param people whom a plain value was shown of
    /// @param openings all, repeated and masked ones too
    record Count(int people, long openings) {}

    private final JdbcTemplate db;

    TallyStore(JdbcTemplate db) {
        this.db = db;
    }

    /// Waits until nobody else counts for the actor, on any node, and keeps others waiting until the transaction ends.
    /// A statement of its own: only the next one sees what whoever was waited for has written.
    void takeTurn(ActorId actor, Instant now) {
        db.update(
                "insert into access.turn (actor_id, at) values (?, ?) on conflict (actor_id) do update set at = excluded.at",
                actor.value(),
                utc(now));
    }

    Count count(ActorId actor, Instant since) {
        return db.query(
                        "select count(distinct subject_id) filter (where plain) as people, coalesce(sum(openings), 0) as openings"
                                + " from access.opened where actor_id = ? and minute >= ?",
                        (row, _) -> new Count(row.getInt("people"), row.getLong("openings")),
                        actor.value(),
                        utc(since))
                .getFirst();
    }

    /// Those of the people whom the actor has seen plainly.
    Set<SubjectId> known(ActorId actor, Instant since, Collection<SubjectId> people) {
        return new HashSet<>(db.query(
                "select distinct subject_id from access.opened"
                        + " where actor_id = ? and minute >= ? and plain and subject_id = any(?)",
                (row, _) -> new SubjectId(row.getObject("subject_id", UUID.class)),
                actor.value(),
                utc(since),
                ids(people)));
    }

    void add(ActorId actor, Instant minute, List<Tally.Opened> opened) {
        db.update(
                """
                insert into access.opened as known (actor_id, subject_id, minute, openings, plain)
                select ?, subject, ?, times, plain from unnest(?::uuid[], ?::int[], ?::boolean[]) as one (subject, times, plain)
                on conflict (actor_id, minute, subject_id) do update
                    set openings = known.openings + excluded.openings, plain = known.plain or excluded.plain
                """,
                actor.value(),
                utc(minute),
                ids(opened.stream().map(Tally.Opened::subject).toList()),
                new SqlArrayValue(
                        "int4", opened.stream().map(Tally.Opened::times).toArray()),
                new SqlArrayValue(
                        "bool", opened.stream().map(Tally.Opened::plain).toArray()));
    }

    SortedMap<Instant, Long> byMinute(ActorId actor, Instant since) {
        SortedMap<Instant, Long> minutes = new TreeMap<>();
        db.query(
                        "select minute, sum(openings) as openings from access.opened"
                                + " where actor_id = ? and minute >= ? group by minute",
                        (row, _) -> Map.entry(instant(row, "minute").orElseThrow(), row.getLong("openings")),
                        actor.value(),
                        utc(since))
                .forEach(minute -> minutes.put(minute.getKey(), minute.getValue()));
        return minutes;
    }

    void forget(Instant before) {
        db.update("delete from access.opened where minute < ?", utc(before));
    }
}
