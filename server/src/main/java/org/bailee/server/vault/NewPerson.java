package org.bailee.server.vault;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bailee.server.access.Intent;
import org.bailee.server.keys.NewDataKey;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;

/// A person checked, sealed and indexed, ready to be stored.
///
/// @param state tells of all the records
record NewPerson(Intent intent, NewDataKey key, byte[] state, List<SealedRecord> records, IndexEntries index) {
    SubjectId subject() {
        return key.subject();
    }

    NewPerson with(IndexEntries other) {
        return new NewPerson(intent, key, state, records, other);
    }

    SubjectRow row() {
        return new SubjectRow(subject(), version(), false, state);
    }

    long version() {
        return records.stream()
                .filter(SealedRecord::isPersonsOwn)
                .mapToLong(SealedRecord::version)
                .sum();
    }

    CreatedPerson created() {
        Map<String, List<RecordId>> many = new TreeMap<>();
        for (SealedRecord record : records) {
            if (!record.isPersonsOwn()) {
                many.computeIfAbsent(record.collection(), _ -> new java.util.ArrayList<>())
                        .add(record.record());
            }
        }
        return new CreatedPerson(subject(), version(), many);
    }
}
