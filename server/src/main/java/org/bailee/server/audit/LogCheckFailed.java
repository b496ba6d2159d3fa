package org.bailee.server.audit;

import java.util.Map;

/// Entries of the log are not what was hashed, or one has no place; told once for each time the log is read again.
record LogCheckFailed(long from, long to) implements AuditEvent {
    @Override
    public String kind() {
        return "log-check-failed";
    }

    @Override
    public Outcome outcome() {
        return Outcome.FAILED;
    }

    @Override
    public Map<String, String> details() {
        return Map.of("from", Long.toString(from), "to", Long.toString(to));
    }
}
