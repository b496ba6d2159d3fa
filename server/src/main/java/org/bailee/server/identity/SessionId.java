package org.bailee.server.identity;

import java.util.UUID;
import org.bailee.server.shared.ActorId;

/// What a session is called in lists and in the log; opens nothing. The same before and after a new token.
public record SessionId(UUID value) {
    /// @throws org.bailee.server.shared.Invalid if the text is no UUID
    public static SessionId parse(String text) {
        return new SessionId(ActorId.parse(text).value());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
