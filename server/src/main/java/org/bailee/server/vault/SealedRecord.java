package org.bailee.server.vault;

import java.util.SortedMap;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;

/// One record as it is stored. A one-per-person collection's record bears the person's own id.
record SealedRecord(
        SubjectId subject, String collection, RecordId record, long version, SortedMap<String, SealedField> fields) {
    static RecordId onlyOneOf(SubjectId subject) {
        return new RecordId(subject.value());
    }
}
