package org.bailee.server.audit;

import java.util.Map;

/// Somebody takes entries out of the log as the files an auditor checks; told once a minute while it lasts.
///
/// @param from the first position that was asked for since the entry before
/// @param to the last one
record LogExported(long from, long to) implements AuditEvent {
    @Override
    public String kind() {
        return "log-exported";
    }

    @Override
    public Map<String, String> details() {
        return Map.of("from", Long.toString(from), "to", Long.toString(to));
    }
}
