package org.bailee.server.erasure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bailee.server.audit.Entry;

/// What of a collection was erased, where the person stays.
///
/// @param fields of records that stay; `*` alone if none of them has any left; empty where whole records went
/// @param records of how many
public record ErasedPart(String collection, List<String> fields, int records) {
    private static final String ALL = "*";

    public ErasedPart {
        fields = List.copyOf(fields);
    }

    /// What an entry tells of.
    static ErasedPart of(Entry entry) {
        String collection = entry.details().getOrDefault("collection", "");
        List<String> fields = words(entry, "fields").stream()
                .map(field -> field.substring(collection.length() + 1))
                .toList();
        return new ErasedPart(collection, fields, words(entry, "records").size());
    }

    /// What all of them tell of: a large erasure has an entry for every so many records.
    static List<ErasedPart> of(List<Entry> entries) {
        Map<String, ErasedPart> parts = new TreeMap<>();
        entries.stream().map(ErasedPart::of).forEach(part -> parts.merge(part.what(), part, ErasedPart::and));
        return List.copyOf(parts.values());
    }

    /// In the register's words: `profile.email profile.phone`, `profile.*`, or `order`.
    public String what() {
        List<String> paths = new ArrayList<>();
        fields.forEach(field -> paths.add(collection + "." + field));
        return paths.isEmpty() ? collection : String.join(" ", paths);
    }

    public boolean isWholeRecords() {
        return fields.isEmpty();
    }

    /// Whether nothing but empty records is left of the collection.
    public boolean isAllFields() {
        return fields.equals(List.of(ALL));
    }

    private ErasedPart and(ErasedPart other) {
        return new ErasedPart(collection, fields, records + other.records);
    }

    private static List<String> words(Entry entry, String detail) {
        return Arrays.stream(entry.details().getOrDefault(detail, "").split(" "))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
