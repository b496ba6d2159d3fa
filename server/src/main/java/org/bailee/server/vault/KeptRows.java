package org.bailee.server.vault;

import java.util.List;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.DataKey;
import org.bailee.crypto.PersonState;

/// A person's row and all records, of one moment.
record KeptRows(SubjectRow row, List<SealedRecord> records) {
    /// The rows, if they are those that were written last.
    ///
    /// @throws Corrupt if they are not
    KeptRows sound(DataKey key) {
        PersonState found = PersonState.EMPTY;
        long versions = 0;
        for (SealedRecord record : records) {
            found = found.with(record.place(), key);
            versions += record.isPersonsOwn() ? record.version() : 0;
        }
        PersonState state = row.open(key);
        if (!found.own().equals(state.own()) || !found.other().equals(state.other()) || versions != row.version()) {
            throw new Corrupt();
        }
        return this;
    }
}
