package org.bailee.server.keys;

import java.util.Map;
import org.bailee.server.audit.AuditEvent;

/// The root key and the first keys under it were made; `seal` is what the root key is sealed by.
record KeysCreated(SealKind seal) implements AuditEvent {
    @Override
    public String kind() {
        return "keys-created";
    }

    @Override
    public Map<String, String> details() {
        return Map.of("seal", seal.word(), "key-encryption-key", "1", "index-root", "1");
    }
}
