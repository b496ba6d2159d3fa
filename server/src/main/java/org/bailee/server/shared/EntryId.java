package org.bailee.server.shared;

import java.util.UUID;

/// One entry of the audit log.
public record EntryId(UUID value) implements Comparable<EntryId> {
    /// @throws Invalid if the text is no UUID; the text itself is not repeated
    public static EntryId parse(String text) {
        return new EntryId(Ids.parse(text, "entry"));
    }

    @Override
    public int compareTo(EntryId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
