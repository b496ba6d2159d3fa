package org.bailee.server.shared;

import java.util.UUID;

/// The person the data is about.
public record SubjectId(UUID value) implements Comparable<SubjectId> {
    /// @throws Invalid if the text is no UUID; the text itself is not repeated
    public static SubjectId parse(String text) {
        return new SubjectId(Ids.parse(text, "subject"));
    }

    @Override
    public int compareTo(SubjectId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
