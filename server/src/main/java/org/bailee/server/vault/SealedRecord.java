package org.bailee.server.vault;

import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;

/// One record as it is stored. A one-per-person collection's record bears the person's own id.
///
/// @param fields the frame of [SealedFields]: every value in it was sealed for this version of the record
record SealedRecord(SubjectId subject, String collection, RecordId record, long version, byte[] fields) {
    static RecordId onlyOneOf(SubjectId subject) {
        return new RecordId(subject.value());
    }
}
