package org.bailee.server.watch;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bailee.server.shared.ActorId;

/// Everybody's profiles, and who is whose peer.
final class Office {
    private record Group(String name, LocalDate day) {}

    /// A profile in use, and the actor's roles as they were when it was first asked for.
    private record Desk(Profile profile, String group) {}

    private final Map<ActorId, Desk> desks = new HashMap<>();
    private final Map<Group, Peers> peers = new HashMap<>();
    private final Function<ActorId, String> groups;

    /// @param groups the roles of an actor in one word; empty for who has no peers
    Office(Collection<Profile> known, Function<ActorId, String> groups) {
        this.groups = groups;
        known.forEach(profile -> desks.put(profile.actor, new Desk(profile, groups.apply(profile.actor))));
    }

    Profile profile(ActorId actor) {
        return desks.computeIfAbsent(actor, _ -> new Desk(new Profile(actor), groups.apply(actor)))
                .profile();
    }

    /// What is usual among the actor's peers, the actor left out of account only in that their today does not count.
    Peers peers(ActorId actor, LocalDate today) {
        Desk desk = desks.get(actor);
        if (desk == null || desk.group().isEmpty()) {
            return Peers.none();
        }
        peers.keySet().removeIf(group -> group.day().isBefore(today.minusDays(1)));
        return peers.computeIfAbsent(new Group(desk.group(), today), group -> {
            List<Profile> members = desks.values().stream()
                    .filter(other -> other.group().equals(group.name()))
                    .map(Desk::profile)
                    .toList();
            return Peers.of(members, today);
        });
    }
}
