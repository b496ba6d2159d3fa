package org.bailee.server.vault;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.RecordId;

/// What of a person's records an erasure of a part takes.
@FunctionalInterface
interface Scope {
    /// @return empty if the record stays as it is
    Optional<Cut> of(SealedRecord record);

    /// What is taken of one record.
    sealed interface Cut {
        /// All of a record of a many-collection.
        record Whole() implements Cut {}

        /// Fields of a record that stays. A person's own record always stays, if only for its version: one made
        /// anew would begin at the first, and look older than what was erased.
        ///
        /// @param names empty if none is left
        /// @param version the record has from here on, even if it had none of the fields: what an older backup
        /// has of it is older than this
        record Fields(Optional<SortedSet<String>> names, long version) implements Cut {
            boolean takes(String field) {
                return names.map(some -> some.contains(field)).orElse(true);
            }
        }
    }

    static Scope of(Set<FieldPath> fields, Set<String> collections, Map<String, Set<RecordId>> records) {
        Map<String, SortedSet<String>> names = new TreeMap<>();
        fields.forEach(field ->
                names.computeIfAbsent(field.collection(), _ -> new TreeSet<>()).add(field.field()));
        return record -> {
            String collection = record.collection();
            boolean all = collections.contains(collection);
            boolean named = records.getOrDefault(collection, Set.of()).contains(record.record());
            if (!record.isPersonsOwn() && (all || named)) {
                return Optional.of(new Cut.Whole());
            }
            Optional<SortedSet<String>> some = all ? Optional.empty() : Optional.ofNullable(names.get(collection));
            return all || some.isPresent() ? Optional.of(new Cut.Fields(some, record.version() + 1)) : Optional.empty();
        };
    }

    /// One record.
    static Scope of(RecordAddress address, Cut cut) {
        return again(Map.of(address, cut));
    }

    /// Records of one person, as they were erased before.
    static Scope again(Map<RecordAddress, Cut> cuts) {
        return record -> Optional.ofNullable(
                cuts.get(new RecordAddress(record.subject(), record.collection(), record.record())));
    }
}
