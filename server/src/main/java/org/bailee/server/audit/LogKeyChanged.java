package org.bailee.server.audit;

import java.util.Base64;
import java.util.Map;

/// The log signs with another key from here on, and both keys say so.
record LogKeyChanged(String oldKey, String newKey, byte[] byOld, byte[] byNew) implements AuditEvent {
    static final String KIND = "log-key-changed";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<String, String> details() {
        Base64.Encoder base64 = Base64.getEncoder();
        return Map.of(
                "old-key",
                oldKey,
                "new-key",
                newKey,
                "by-old",
                base64.encodeToString(byOld),
                "by-new",
                base64.encodeToString(byNew));
    }
}
