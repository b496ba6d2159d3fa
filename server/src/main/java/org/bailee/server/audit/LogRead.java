package org.bailee.server.audit;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bailee.server.shared.SubjectId;

/// Somebody looked into the log, with this filter.
///
/// @param found how many entries were shown
/// @param before how often the same was asked since the entry before, which has none of its own
record LogRead(EntryQuery query, Optional<String> reason, int found, long before) implements AuditEvent {
    /// A kind or purpose that nothing in the log has may be any text, even a customer's name.
    private static final String NO_NAME = "(unknown)";

    @Override
    public String kind() {
        return "log-read";
    }

    /// So that whoever asks who looked at a person's history is told.
    @Override
    public Optional<SubjectId> subject() {
        return query.subject();
    }

    @Override
    public Map<String, String> details() {
        Map<String, String> details = new TreeMap<>();
        query.actor().ifPresent(actor -> details.put("actor", actor.toString()));
        query.kind().ifPresent(kind -> details.put("kind", found > 0 ? kind : NO_NAME));
        query.purpose().ifPresent(purpose -> details.put("purpose", found > 0 ? purpose : NO_NAME));
        query.outcome().ifPresent(outcome -> details.put("outcome", outcome.word()));
        query.from().ifPresent(from -> details.put("from", from.toString()));
        query.to().ifPresent(to -> details.put("to", to.toString()));
        query.after().ifPresent(after -> details.put("after", after.toString()));
        details.put("found", Integer.toString(found));
        if (before > 0) {
            details.put("and-before", Long.toString(before));
        }
        return details;
    }
}
