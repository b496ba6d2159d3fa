package org.bailee.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A person to be created: for each collection its fields, or a list of records where there may be many.
public final class PersonDraft {
    private final Map<String, Object> collections;

    private PersonDraft(Map<String, Object> collections) {
        this.collections = collections;
    }

    public static PersonDraft with(String collection, Map<String, ?> fields) {
        return new PersonDraft(Map.of()).and(collection, fields);
    }

    public PersonDraft and(String collection, Map<String, ?> fields) {
        return plus(collection, fields);
    }

    /// Records of a collection of which a person may have many.
    public PersonDraft andMany(String collection, List<Map<String, ?>> records) {
        return plus(collection, records);
    }

    private PersonDraft plus(String collection, Object content) {
        Map<String, Object> more = new LinkedHashMap<>(collections);
        more.put(collection, content);
        return new PersonDraft(more);
    }

    Map<String, Object> body() {
        return collections;
    }

    @Override
    public String toString() {
        return "[sealed]";
    }
}
