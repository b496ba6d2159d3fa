package org.bailee.server.identity;

import java.util.Map;
import org.bailee.server.audit.AuditEvent;
import org.bailee.server.audit.Outcome;

/// Someone tried to do with accounts what its own does not allow; `rule` is the code of the refusal.
record AccountRefused(String rule) implements AuditEvent {
    @Override
    public String kind() {
        return "key-change-refused";
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
