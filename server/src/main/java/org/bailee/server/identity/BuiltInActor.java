package org.bailee.server.identity;

import java.util.Set;
import java.util.UUID;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Permission;

/// Stands in the log for those who have no account. May do nothing.
record BuiltInActor(ActorId id, String name) implements Actor {
    /// Someone who showed a key that belongs to nobody.
    static final Actor UNKNOWN_CALLER = new BuiltInActor(new ActorId(new UUID(0, 0)), "unknown caller");

    /// The server itself, when it makes the first account.
    static final Actor SERVER = new BuiltInActor(new ActorId(new UUID(0, 1)), "bailee");

    @Override
    public Set<Permission> permissions() {
        return Set.of();
    }

    @Override
    public Set<String> roles() {
        return Set.of();
    }

    @Override
    public boolean mayState(String purpose) {
        return false;
    }
}
