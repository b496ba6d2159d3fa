package org.bailee.client;

import java.util.LinkedHashMap;
import java.util.Map;

/// Which alerts are wanted; without conditions, all.
public final class AlertQuery {
    private final Map<String, String> conditions;

    private AlertQuery(Map<String, String> conditions) {
        this.conditions = conditions;
    }

    public static AlertQuery everything() {
        return new AlertQuery(Map.of());
    }

    /// @param word `open` or `acknowledged`
    public AlertQuery state(String word) {
        return and("state", word);
    }

    /// @param word `notice`, `warning` or `alarm`: that and what is graver
    public AlertQuery grade(String word) {
        return and("grade", word);
    }

    public AlertQuery rule(String name) {
        return and("rule", name);
    }

    public AlertQuery actor(String id) {
        return and("actor", id);
    }

    public AlertQuery person(String id) {
        return and("person", id);
    }

    /// What follows a page, which is older.
    public AlertQuery after(String next) {
        return and("after", next);
    }

    public AlertQuery limit(int most) {
        return and("limit", Integer.toString(most));
    }

    private AlertQuery and(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(conditions);
        more.put(name, value);
        return new AlertQuery(more);
    }

    Call on(Call call) {
        Call result = call;
        for (Map.Entry<String, String> condition : conditions.entrySet()) {
            result = result.query(condition.getKey(), condition.getValue());
        }
        return result;
    }
}
