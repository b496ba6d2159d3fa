package org.bailee.server.vault;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bailee.server.register.Collection;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.types.Value;

/// Canonical values of a record that are to be found again.
record Indexed(SubjectId subject, RecordId record, Collection collection, Map<String, Value> values) {
    static Indexed all(SubjectId subject, RecordId record, CheckedRecord checked) {
        return new Indexed(subject, record, checked.collection(), checked.values());
    }

    /// @param fields names of the fields to index, of those the record has
    static Indexed some(SubjectId subject, RecordId record, CheckedRecord checked, Set<String> fields) {
        return new Indexed(
                subject,
                record,
                checked.collection(),
                checked.values().entrySet().stream()
                        .filter(value -> fields.contains(value.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Override
    public String toString() {
        return "[sealed]";
    }
}
