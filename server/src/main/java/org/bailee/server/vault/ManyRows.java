package org.bailee.server.vault;

import java.util.List;
import java.util.Optional;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.DataKey;
import org.bailee.crypto.PersonState;
import org.bailee.crypto.RecordPlace;
import org.bailee.server.shared.RecordId;

/// A person's row and records of many-collections, of one moment.
///
/// @param all where every record of the person's many-collections belongs
/// @param wanted the records asked for, in order of making
record ManyRows(SubjectRow row, List<RecordPlace> all, List<SealedRecord> wanted) {
    /// The rows, if the person's records are those that were written last: none older, none missing, none more.
    ///
    /// @throws org.bailee.server.shared.NotFound if the person was erased
    /// @throws Corrupt if they are not
    /// @throws org.bailee.server.shared.Problem if the person has had this use restricted
    ManyRows sound(DataKey key, Use use) {
        row.mustLive();
        PersonState state = row.open(key);
        PersonState found = PersonState.EMPTY;
        for (RecordPlace place : all) {
            found = found.with(place, key);
        }
        if (!found.other().equals(state.other())) {
            throw new Corrupt();
        }
        use.mustBeAllowed(state);
        return this;
    }

    Optional<SealedRecord> record(String collection, RecordId id) {
        return wanted.stream()
                .filter(record ->
                        record.record().equals(id) && record.collection().equals(collection))
                .findFirst();
    }
}
