package org.bailee.server.vault;

import java.util.List;
import java.util.Optional;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.types.Value;

/// Whom to look for: every condition must hold.
public record Search(List<Condition> where, Optional<SubjectId> after, int limit) {
    /// What must be true of one field.
    public sealed interface Condition {
        FieldPath field();

        record Equal(FieldPath field, Value value) implements Condition {}

        record Words(FieldPath field, String typed) implements Condition {
            @Override
            public String toString() {
                return "[sealed]";
            }
        }
    }
}
