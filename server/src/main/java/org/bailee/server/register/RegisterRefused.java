package org.bailee.server.register;

import java.util.Map;
import org.bailee.server.audit.AuditEvent;
import org.bailee.server.audit.Outcome;
import org.bailee.server.shared.Permission;

/// Somebody who may not do so tried to plan or apply a register; `rule` is the code of the refusal.
public record RegisterRefused(Permission wanted, String rule) implements AuditEvent {
    @Override
    public String kind() {
        return "register-refused";
    }

    @Override
    public Outcome outcome() {
        return Outcome.REFUSED;
    }

    @Override
    public Map<String, String> details() {
        return Map.of("wanted", wanted.word(), "rule", rule);
    }
}
