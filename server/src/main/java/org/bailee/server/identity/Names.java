package org.bailee.server.identity;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bailee.server.audit.Entry;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.ActorId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/// What those are called whom the log knows by their ids alone: colleagues as they call each other, keys as they were
/// named.
public final class Names {
    private static final Map<ActorId, String> OURS = Stream.of(Actor.bailee(), new UnknownCaller())
            .collect(Collectors.toUnmodifiableMap(Actor::id, Actor::name));

    private final JdbcTemplate db;

    Names(JdbcTemplate db) {
        this.db = db;
    }

    /// Whoever nobody knows any more is missing from the answer.
    public Map<ActorId, String> of(Collection<ActorId> actors) {
        Map<ActorId, String> names = new HashMap<>(OURS);
        db.query(
                "select staff_id, display_name from identity.staff where staff_id = any(?)"
                        + " union all select account_id, name from identity.service_account where account_id = any(?)",
                row -> {
                    names.put(new ActorId(row.getObject(1, UUID.class)), row.getString(2));
                },
                ids(actors),
                ids(actors));
        return names;
    }

    /// Of all who did what these entries tell.
    public Map<ActorId, String> ofActors(Collection<Entry> entries) {
        return of(entries.stream().map(Entry::actor).distinct().toList());
    }

    private static SqlArrayValue ids(Collection<ActorId> actors) {
        return new SqlArrayValue("uuid", actors.stream().map(ActorId::value).toArray());
    }
}
