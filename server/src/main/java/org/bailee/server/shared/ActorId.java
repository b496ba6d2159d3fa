package org.bailee.server.shared;

import java.util.UUID;

/// Whoever acts: a member of staff or a service account.
public record ActorId(UUID value) implements Comparable<ActorId> {
    /// @throws Invalid if the text is no UUID; the text itself is not repeated
    public static ActorId parse(String text) {
        return new ActorId(Ids.parse(text, "actor"));
    }

    @Override
    public int compareTo(ActorId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
