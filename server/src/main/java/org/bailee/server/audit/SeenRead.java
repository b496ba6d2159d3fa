package org.bailee.server.audit;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Somebody asked what a credential saw.
///
/// @param found how many fields of people were told
record SeenRead(SightingQuery query, Optional<String> reason, int found) implements AuditEvent {
    @Override
    public String kind() {
        return "log-read";
    }

    @Override
    public Map<String, String> details() {
        Map<String, String> details = new TreeMap<>();
        details.put("seen-by", query.actor().toString());
        details.put("from", query.from().toString());
        details.put("to", query.to().toString());
        query.after().ifPresent(after -> details.put("after", after.toString()));
        details.put("found", Integer.toString(found));
        return details;
    }
}
