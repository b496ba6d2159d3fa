package org.bailee.server.identity;

import java.util.Set;
import java.util.UUID;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Permission;

/// Stands in the log for someone who showed a key that belongs to nobody. May do nothing.
record UnknownCaller() implements Actor {
    @Override
    public ActorId id() {
        return new ActorId(new UUID(0, 0));
    }

    @Override
    public String name() {
        return "unknown caller";
    }

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
