package org.bailee.server.shared;

import java.util.UUID;

/// One record of a collection kept about a person.
public record RecordId(UUID value) implements Comparable<RecordId> {
    /// @throws Invalid if the text is no UUID; the text itself is not repeated
    public static RecordId parse(String text) {
        return new RecordId(Ids.parse(text, "record"));
    }

    @Override
    public int compareTo(RecordId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
