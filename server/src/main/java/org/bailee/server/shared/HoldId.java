package org.bailee.server.shared;

import java.util.UUID;

/// One legal hold on a person, or one restriction.
public record HoldId(UUID value) {
    /// @throws Invalid if the text is no UUID; the text itself is not repeated
    public static HoldId parse(String text) {
        return new HoldId(Ids.parse(text, "hold"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
