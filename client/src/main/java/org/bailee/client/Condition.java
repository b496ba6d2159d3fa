package org.bailee.client;

import java.util.LinkedHashMap;
import java.util.Map;

/// What must hold of a person to be found: a field equals a value, or contains all of some words.
public final class Condition {
    private final String field;
    private final String way;
    private final Object sought;

    private Condition(String field, String way, Object sought) {
        this.field = field;
        this.way = way;
        this.sought = sought;
    }

    public static Condition equal(String field, Object value) {
        return new Condition(field, "equals", value);
    }

    public static Condition words(String field, String words) {
        return new Condition(field, "words", words);
    }

    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("field", field);
        body.put(way, sought);
        return body;
    }

    @Override
    public String toString() {
        return field + " " + way + " [sealed]";
    }
}
