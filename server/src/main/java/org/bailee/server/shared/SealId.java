package org.bailee.server.shared;

import java.util.UUID;

/// One of the seals the root key is behind.
public record SealId(UUID value) {
    /// @throws Invalid if the text is no UUID; the text itself is not repeated
    public static SealId parse(String text) {
        return new SealId(Ids.parse(text, "seal"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
