package org.bailee.server.vault;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.bailee.server.database.ByteKey;
import org.bailee.server.keys.KeyRing;
import org.bailee.server.register.Field;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.types.Search;
import org.bailee.server.types.Value;

/// What of a person can be found without opening it, as keyed digests (docs/spec/blind-index.md).
record IndexEntries(List<SearchEntry> searchable, List<UniqueValue> unique) {
    private static final String EXACT = "exact";
    private static final String WORDS = "words";

    static IndexEntries none() {
        return new IndexEntries(new ArrayList<>(), new ArrayList<>());
    }

    /// @param fields names of the fields to index, of those the record has
    void add(KeyRing keys, SubjectId subject, RecordId record, CheckedRecord checked, Set<String> fields) {
        checked.values().forEach((name, value) -> {
            if (fields.contains(name)) {
                checked.collection().field(name).ifPresent(field -> add(keys, subject, record, field, value));
            }
        });
    }

    static ByteKey exact(KeyRing keys, Field field, Value canonical) {
        return new ByteKey(keys.digest(field.path(), EXACT, field.type().searchKey(canonical)));
    }

    static List<ByteKey> words(KeyRing keys, Field field, Collection<String> words) {
        return words.stream()
                .map(word -> new ByteKey(keys.digest(field.path(), WORDS, word)))
                .toList();
    }

    private void add(KeyRing keys, SubjectId subject, RecordId record, Field field, Value value) {
        if (field.unique()) {
            // The row that keeps the value unique also finds it; a second one would only cost.
            unique.add(new UniqueValue(exact(keys, field, value), subject, record, field.path()));
        } else if (field.search().contains(Search.EXACT)) {
            searchable.add(new SearchEntry(subject, record, field.path(), exact(keys, field, value)));
        }
        if (field.search().contains(Search.WORDS)) {
            for (ByteKey word : words(keys, field, field.type().words(value))) {
                searchable.add(new SearchEntry(subject, record, field.path(), word));
            }
        }
    }
}
