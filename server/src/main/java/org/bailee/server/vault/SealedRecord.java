package org.bailee.server.vault;

import org.bailee.crypto.RecordPlace;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;

/// One record as it is stored. A one-per-person collection's record bears the person's own id.
///
/// @param stamp of this sealing of this version
/// @param fields the bytes of [SealedFields]: seal and envelopes were made for this place alone
record SealedRecord(SubjectId subject, String collection, RecordId record, long version, long stamp, byte[] fields) {
    static RecordId onlyOneOf(SubjectId subject) {
        return new RecordId(subject.value());
    }

    RecordPlace place() {
        return new RecordPlace(subject.value(), collection, record.value(), version, stamp);
    }

    boolean isPersonsOwn() {
        return record.value().equals(subject.value());
    }
}
