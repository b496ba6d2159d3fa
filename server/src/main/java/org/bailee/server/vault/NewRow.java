package org.bailee.server.vault;

import org.bailee.server.access.Intent;

/// A record of a many-collection checked, sealed and indexed, ready to be added to its person.
record NewRow(Intent intent, SealedRecord record, IndexEntries index) {
    CreatedRecord created() {
        return new CreatedRecord(record.subject(), record.record(), record.version());
    }
}
