package org.bailee.server.vault;

import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.types.Value;

/// A record of a many-collection to be added to a person.
public record NewRecord(Owner owner, RecordDraft draft) {
    /// Whose record it is: known by id, or by the one person with a unique value.
    public sealed interface Owner {
        record Known(SubjectId subject) implements Owner {}

        record Matching(FieldPath field, Value value) implements Owner {}
    }
}
