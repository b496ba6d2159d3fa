package org.bailee.server.audit;

import java.util.Map;
import java.util.Optional;
import org.bailee.server.shared.SubjectId;

/// Somebody looked at one entry of the log.
record EntryRead(Entry entry) implements AuditEvent {
    @Override
    public String kind() {
        return "log-read";
    }

    @Override
    public Optional<SubjectId> subject() {
        return entry.subject();
    }

    @Override
    public Map<String, String> details() {
        return Map.of("entry", entry.id().toString());
    }
}
