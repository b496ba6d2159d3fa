package org.bailee.server.access;

import java.util.Map;
import java.util.Optional;
import org.bailee.server.audit.AuditEvent;
import org.bailee.server.audit.Outcome;
import org.bailee.server.shared.SubjectId;

/// A rule refused an actor; `rule` is the code of the refusal.
public record AccessRefused(Intent intent, Optional<SubjectId> subject, String rule) implements AuditEvent {
    @Override
    public String kind() {
        return "access-refused";
    }

    /// What the caller stated, if it names an activity at all: other text may be anything, even a customer's name.
    @Override
    public Optional<String> purpose() {
        return rule.equals(Refusals.UNKNOWN_PURPOSE) ? Optional.empty() : Optional.of(intent.purpose());
    }

    @Override
    public Optional<String> reason() {
        return intent.reason();
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
