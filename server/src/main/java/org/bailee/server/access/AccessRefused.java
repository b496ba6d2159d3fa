package org.bailee.server.access;

import java.util.Map;
import java.util.Optional;
import org.bailee.server.audit.AuditEvent;
import org.bailee.server.audit.Outcome;
import org.bailee.server.shared.SubjectId;

/// A rule refused an actor; `rule` is the code of the refusal.
public record AccessRefused(Optional<String> purpose, Optional<String> reason, Optional<SubjectId> subject, String rule)
        implements AuditEvent {
    @Override
    public String kind() {
        return "access-refused";
    }

    @Override
    public Outcome outcome() {
        return Outcome.REFUSED;
    }

    @Override
    public Map<String, String> details() {
        return Map.of("rule", rule);
    }
}
