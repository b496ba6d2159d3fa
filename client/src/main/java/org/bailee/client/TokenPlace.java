package org.bailee.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The field of a person that a token is to stand for; `record` only where the person may have many.
public record TokenPlace(String subject, String field, Optional<String> record) {
    public static TokenPlace of(String subject, String field) {
        return new TokenPlace(subject, field, Optional.empty());
    }

    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("subject", subject);
        body.put("field", field);
        record.ifPresent(id -> body.put("record", id));
        return body;
    }
}
