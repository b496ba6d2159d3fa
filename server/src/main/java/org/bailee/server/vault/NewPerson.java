package org.bailee.server.vault;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bailee.server.access.Intent;
import org.bailee.server.keys.NewDataKey;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;

/// A person checked, sealed and indexed, ready to be stored.
record NewPerson(Intent intent, NewDataKey key, List<SealedRecord> records, IndexEntries index) {
    SubjectId subject() {
        return key.subject();
    }

    PersonVersion version() {
        return new PersonVersion(
                subject(),
                records.stream()
                        .filter(record ->
                                record.record().value().equals(subject().value()))
                        .mapToLong(SealedRecord::version)
                        .sum());
    }

    CreatedPerson created() {
        Map<String, List<RecordId>> many = new TreeMap<>();
        for (SealedRecord record : records) {
            if (!record.record().value().equals(subject().value())) {
                many.computeIfAbsent(record.collection(), _ -> new java.util.ArrayList<>())
                        .add(record.record());
            }
        }
        return new CreatedPerson(subject(), version().version(), many);
    }
}
