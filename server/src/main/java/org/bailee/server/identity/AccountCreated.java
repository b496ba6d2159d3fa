package org.bailee.server.identity;

import java.util.Map;
import org.bailee.server.audit.AuditEvent;

/// A service account was made, with this scope.
record AccountCreated(ServiceAccount account) implements AuditEvent {
    @Override
    public String kind() {
        return "key-created";
    }

    @Override
    public Map<String, String> details() {
        return Map.of(
                "key", account.id().toString(),
                "name", account.name(),
                "permissions", Scope.permissions(account.permissions()),
                "roles", Scope.names(account.roles()),
                "purposes", account.purposes().isEmpty() ? "all" : Scope.names(account.purposes()),
                "people-per-hour", account.limit().word(),
                "expires", account.expiresAt().toString());
    }
}
