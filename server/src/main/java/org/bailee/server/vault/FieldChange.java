package org.bailee.server.vault;

import java.util.Optional;
import java.util.SortedMap;
import org.bailee.server.types.Value;

/// What a merge patch does to one field (RFC 7396).
public sealed interface FieldChange {
    record Remove() implements FieldChange {}

    record Replace(Value value) implements FieldChange {}

    /// Some parts set, some (the empty ones) removed, the others left as they are.
    record MergeParts(SortedMap<String, Optional<String>> parts) implements FieldChange {
        @Override
        public String toString() {
            return "[sealed]";
        }
    }
}
