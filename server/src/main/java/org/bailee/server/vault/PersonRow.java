package org.bailee.server.vault;

import java.util.List;
import java.util.Optional;
import org.bailee.crypto.Corrupt;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.SubjectId;

/// A person's row and the sealed records of its one-per-person collections.
record PersonRow(SubjectId subject, long version, boolean erased, List<SealedRecord> records) {
    Optional<SealedRecord> record(String collection) {
        return records.stream()
                .filter(record -> record.collection().equals(collection))
                .findFirst();
    }

    /// The row, if the person has not been erased and every record is the newest.
    ///
    /// @throws NotFound if the person was erased
    /// @throws Corrupt if a record is older than the person's version tells, or gone
    PersonRow living() {
        if (erased) {
            throw NotFound.erased();
        }
        if (records.stream().mapToLong(SealedRecord::version).sum() != version) {
            throw new Corrupt();
        }
        return this;
    }
}
