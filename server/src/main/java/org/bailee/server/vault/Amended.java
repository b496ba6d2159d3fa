package org.bailee.server.vault;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bailee.server.shared.FieldPath;

/// A record after a change, sealed anew as its next version.
///
/// @param before the record it takes the place of, if there was one
/// @param changed names of the fields that were changed
/// @param index the entries of the changed fields
record Amended(Optional<SealedRecord> before, SealedRecord record, Set<String> changed, IndexEntries index) {
    Set<FieldPath> fields() {
        return changed.stream()
                .map(field -> new FieldPath(record.collection(), field))
                .collect(Collectors.toSet());
    }
}
