package org.bailee.server.identity;

import java.util.Map;
import org.bailee.server.audit.AuditEvent;
import org.bailee.server.shared.ActorId;

/// A service account's key was made worthless.
record AccountRevoked(ActorId account) implements AuditEvent {
    @Override
    public String kind() {
        return "key-revoked";
    }

    @Override
    public Map<String, String> details() {
        return Map.of("key", account.toString());
    }
}
