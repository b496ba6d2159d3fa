package org.bailee.server.identity;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bailee.server.audit.AuditEvent;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.EntryId;

/// A service account's key was made worthless.
///
/// @param named the account whose revocation was asked for: itself, or the one that made it, at whatever remove
/// @param again the entry of the first time, where a backup had brought it back
record AccountRevoked(ActorId account, ActorId named, Optional<EntryId> again) implements AuditEvent {
    @Override
    public String kind() {
        return "key-revoked";
    }

    @Override
    public Map<String, String> details() {
        Map<String, String> details = new TreeMap<>();
        details.put("key", account.toString());
        if (!account.equals(named)) {
            details.put("with", named.toString());
        }
        again.ifPresent(first -> details.put("again", first.toString()));
        return details;
    }
}
