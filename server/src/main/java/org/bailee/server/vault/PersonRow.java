package org.bailee.server.vault;

import java.util.List;
import java.util.Optional;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.DataKey;
import org.bailee.crypto.PersonState;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.SubjectId;

/// A person's row and the sealed records of its one-per-person collections, of one moment.
record PersonRow(SubjectRow row, List<SealedRecord> records) {
    SubjectId subject() {
        return row.subject();
    }

    long version() {
        return row.version();
    }

    Optional<SealedRecord> record(String collection) {
        return records.stream()
                .filter(record -> record.collection().equals(collection))
                .findFirst();
    }

    /// @throws NotFound if the person was erased
    PersonRow living() {
        row.mustLive();
        return this;
    }

    /// The row, if its records are those that were written last: none older, none missing, none more.
    ///
    /// @throws Corrupt if they are not
    /// @throws org.bailee.server.shared.Problem if the person has had this use restricted
    PersonRow sound(DataKey key, Use use) {
        PersonState state = row.open(key);
        PersonState found = PersonState.EMPTY;
        long versions = 0;
        for (SealedRecord record : records) {
            found = found.with(record.place(), key);
            versions += record.version();
        }
        if (!found.own().equals(state.own()) || versions != version()) {
            throw new Corrupt();
        }
        use.mustBeAllowed(state);
        return this;
    }
}
