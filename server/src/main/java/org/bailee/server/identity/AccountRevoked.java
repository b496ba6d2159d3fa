package org.bailee.server.identity;

import java.util.Map;
import org.bailee.server.audit.AuditEvent;
import org.bailee.server.shared.ActorId;

/// A service account's key was made worthless.
///
/// @param named the account whose revocation was asked for: itself, or the one that made it, at whatever remove
record AccountRevoked(ActorId account, ActorId named) implements AuditEvent {
    @Override
    public String kind() {
        return "key-revoked";
    }

    @Override
    public Map<String, String> details() {
        return account.equals(named)
                ? Map.of("key", account.toString())
                : Map.of("key", account.toString(), "with", named.toString());
    }
}
