package org.bailee.server.audit;

import java.util.Base64;
import java.util.Map;

/// Entries before a position have been kept as long as they had to be, and are deleted; their hashes stay.
record LogPruned(long before, byte[] root) implements AuditEvent {
    static final String KIND = "log-pruned";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<String, String> details() {
        return Map.of(
                "before", Long.toString(before), "root", Base64.getEncoder().encodeToString(root));
    }
}
