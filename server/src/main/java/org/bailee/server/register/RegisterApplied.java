package org.bailee.server.register;

import java.util.List;
import java.util.Map;
import org.bailee.server.audit.AuditEvent;

/// A new version of the register came into force; what it changed is kept with the version.
public record RegisterApplied(int version, int madeFrom, List<Change> changes) implements AuditEvent {
    public RegisterApplied {
        changes = List.copyOf(changes);
    }

    @Override
    public String kind() {
        return "register-applied";
    }

    @Override
    public Map<String, String> details() {
        long widening = changes.stream().filter(Change::widens).count();
        return Map.of(
                "version", Integer.toString(version),
                "made-from", Integer.toString(madeFrom),
                "changes", Integer.toString(changes.size()),
                "widening", Long.toString(widening));
    }
}
