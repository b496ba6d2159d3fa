package org.bailee.server.audit;

import java.util.Map;
import org.bailee.server.shared.Permission;

/// An actor was refused something that is not about a person, for lack of a permission.
record PermissionRefused(Permission permission) implements AuditEvent {
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
        return Map.of("rule", "permission.missing", "permission", permission.word());
    }
}
