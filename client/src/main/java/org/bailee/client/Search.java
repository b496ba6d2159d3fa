package org.bailee.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A question for people of whom all conditions hold; at most eight.
public record Search(List<Condition> where, int limit, Optional<String> after) {
    public Search {
        where = List.copyOf(where);
    }

    public static Search forAll(Condition... where) {
        return new Search(List.of(where), 50, Optional.empty());
    }

    /// The same question, for what follows a page.
    public Search after(String next) {
        return new Search(where, limit, Optional.of(next));
    }

    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("where", where.stream().map(Condition::body).toList());
        body.put("limit", limit);
        after.ifPresent(next -> body.put("after", next));
        return body;
    }
}
