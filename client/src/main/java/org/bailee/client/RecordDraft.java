package org.bailee.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A record to be added to a person who is named by id, or found by a unique field.
public final class RecordDraft {
    private final Optional<String> subject;
    private final Optional<Condition> match;
    private final String collection;
    private final Map<String, ?> data;

    private RecordDraft(Optional<String> subject, Optional<Condition> match, String collection, Map<String, ?> data) {
        this.subject = subject;
        this.match = match;
        this.collection = collection;
        this.data = data;
    }

    public static RecordDraft of(String subject, String collection, Map<String, ?> data) {
        return new RecordDraft(Optional.of(subject), Optional.empty(), collection, data);
    }

    /// @param match an exact condition on a unique field, such as the customer number
    public static RecordDraft matching(Condition match, String collection, Map<String, ?> data) {
        return new RecordDraft(Optional.empty(), Optional.of(match), collection, data);
    }

    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        subject.ifPresent(id -> body.put("subject", id));
        match.ifPresent(condition -> body.put("match", condition.body()));
        body.put("collection", collection);
        body.put("data", data);
        return body;
    }

    @Override
    public String toString() {
        return "[sealed]";
    }
}
