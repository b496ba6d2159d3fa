package org.bailee.server.vault;

import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;

/// Where a record is looked for.
record RecordAddress(SubjectId subject, String collection, RecordId record) {
    static RecordAddress ofOnlyOne(SubjectId subject, String collection) {
        return new RecordAddress(subject, collection, SealedRecord.onlyOneOf(subject));
    }

    boolean isPersonsOwn() {
        return record.equals(SealedRecord.onlyOneOf(subject));
    }
}
