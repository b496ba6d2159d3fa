package org.bailee.server.vault;

import org.bailee.crypto.DataKey;
import org.bailee.server.access.Intent;
import org.bailee.server.shared.SubjectId;

/// A record of a many-collection checked, sealed and indexed, ready to be added to its person.
record NewRow(Intent intent, DataKey key, SealedRecord record, IndexEntries index) {
    SubjectId subject() {
        return record.subject();
    }

    /// The same, sealed under this key if it was under another.
    NewRow under(DataKey newest, Sealer sealer) {
        return newest == key
                ? this
                : new NewRow(intent, newest, sealer.reseal(key, newest, record, record.version(), _ -> true), index);
    }

    NewRow with(IndexEntries other) {
        return new NewRow(intent, key, record, other);
    }

    CreatedRecord created() {
        return new CreatedRecord(record.subject(), record.record(), record.version());
    }
}
