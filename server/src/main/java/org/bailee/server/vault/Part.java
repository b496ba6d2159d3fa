package org.bailee.server.vault;

import java.util.Map;
import java.util.Set;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.RecordId;

/// What of a person is to be erased, where the rest stays.
///
/// @param fields in every record of their collection
/// @param collections with all their records
/// @param activities of which those fields go that no other activity of the register in force needs
/// @param records of many-collections, by collection
public record Part(
        Set<FieldPath> fields, Set<String> collections, Set<String> activities, Map<String, Set<RecordId>> records) {
    public Part {
        fields = Set.copyOf(fields);
        collections = Set.copyOf(collections);
        activities = Set.copyOf(activities);
        records = Map.copyOf(records);
    }

    public static Part ofFields(FieldPath... fields) {
        return new Part(Set.of(fields), Set.of(), Set.of(), Map.of());
    }

    public static Part ofCollections(String... collections) {
        return new Part(Set.of(), Set.of(collections), Set.of(), Map.of());
    }

    public static Part ofActivities(String... activities) {
        return new Part(Set.of(), Set.of(), Set.of(activities), Map.of());
    }

    public static Part ofRecords(String collection, Set<RecordId> records) {
        return new Part(Set.of(), Set.of(), Set.of(), Map.of(collection, records));
    }

    boolean isEmpty() {
        return fields.isEmpty() && collections.isEmpty() && activities.isEmpty() && records.isEmpty();
    }
}
