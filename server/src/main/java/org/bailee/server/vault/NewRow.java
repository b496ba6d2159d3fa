package org.bailee.server.vault;

import org.bailee.crypto.DataKey;
import org.bailee.server.access.Intent;
import org.bailee.server.shared.SubjectId;

/// A record of a many-collection checked, sealed and indexed, ready to be added to its person.
record NewRow(Intent intent, DataKey key, SealedRecord record, IndexEntries index) {
    SubjectId subject() {
        return record.subject();
    }

    CreatedRecord created() {
        return new CreatedRecord(record.subject(), record.record(), record.version());
    }
}
