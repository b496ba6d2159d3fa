package org.bailee.server.vault;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bailee.server.database.ByteKey;
import org.bailee.server.keys.IndexKeys;
import org.bailee.server.register.Field;
import org.bailee.server.types.Value;

/// Turns values into what stands for them in an index.
final class Digests {
    private static final String EXACT = "exact";
    private static final String WORDS = "words";

    private final IndexKeys keys;

    Digests(IndexKeys keys) {
        this.keys = keys;
    }

    ByteKey exact(SearchIndex index, Field field, Value canonical) {
        return new ByteKey(
                keys.digest(index.number(), index.field(), EXACT, field.type().searchKey(canonical)));
    }

    List<ByteKey> words(SearchIndex index, Collection<String> words) {
        return words.stream()
                .map(word -> new ByteKey(keys.digest(index.number(), index.field(), WORDS, word)))
                .toList();
    }

    /// What all indexes of a plan are to know of these records.
    IndexEntries of(IndexPlan plan, List<Indexed> records) {
        IndexEntries entries = new IndexEntries(plan.number(), records, new ArrayList<>(), new ArrayList<>());
        for (Indexed record : records) {
            for (SearchIndex index : plan.indexes()) {
                if (index.field().collection().equals(record.collection().name())) {
                    add(entries, index, record);
                }
            }
        }
        return entries;
    }

    /// The same, made again if they were made by another plan.
    IndexEntries under(IndexPlan plan, IndexEntries made) {
        return made.plan() == plan.number() ? made : of(plan, made.of());
    }

    private void add(IndexEntries entries, SearchIndex index, Indexed record) {
        Value value = record.values().get(index.field().field());
        Field field = record.collection().field(index.field().field()).orElse(null);
        if (value == null || field == null) {
            return;
        }
        switch (index.way()) {
            // The row that keeps the value unique also finds it; a second one would only cost.
            case UNIQUE ->
                entries.unique()
                        .add(new UniqueValue(
                                exact(index, field, value),
                                record.subject(),
                                record.record(),
                                index.field(),
                                index.number()));
            case EXACT -> entries.searchable().add(entry(index, record, exact(index, field, value)));
            case WORDS ->
                words(index, field.type().words(value))
                        .forEach(word -> entries.searchable().add(entry(index, record, word)));
        }
    }

    private static SearchEntry entry(SearchIndex index, Indexed record, ByteKey digest) {
        return new SearchEntry(record.subject(), record.record(), index.number(), digest);
    }
}
