package org.bailee.server.identity;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bailee.server.audit.Entry;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.ActorId;
import org.springframework.jdbc.core.JdbcTemplate;

/// What those are called whom the log knows by their ids alone: colleagues as they call each other, keys as they were
/// named.
public final class Names {
    private static final Map<ActorId, String> OURS = Stream.of(Actor.bailee(), new UnknownCaller())
            .collect(Collectors.toUnmodifiableMap(Actor::id, Actor::name));

    private final NameStore store;

    Names(JdbcTemplate db) {
        this.store = new NameStore(db);
    }

    /// Whoever nobody knows any more is missing from the answer.
    public Map<ActorId, String> of(Collection<ActorId> actors) {
        Map<ActorId, String> names = new HashMap<>(OURS);
        names.putAll(store.of(actors));
        return names;
    }

    /// Of all who did what these entries tell.
    public Map<ActorId, String> ofActors(Collection<Entry> entries) {
        return of(entries.stream().map(Entry::actor).distinct().toList());
    }
}
