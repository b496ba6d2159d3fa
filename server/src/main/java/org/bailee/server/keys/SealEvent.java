package org.bailee.server.keys;

import java.util.Map;
import java.util.UUID;
import org.bailee.server.audit.AuditEvent;
import org.bailee.server.audit.Outcome;

/// What befell a seal: ids and kinds only, never what it is called.
record SealEvent(String kind, Outcome outcome, Map<String, String> details) implements AuditEvent {
    static SealEvent added(SealedRoot added, UUID openedBy) {
        return done("seal-added", added, openedBy);
    }

    static SealEvent removed(SealedRoot removed, UUID openedBy) {
        return done("seal-removed", removed, openedBy);
    }

    /// A running server was told to forget its keys.
    static SealEvent serverSealed() {
        return new SealEvent("server-sealed", Outcome.DONE, Map.of());
    }

    /// Somebody wanted to change the seals and could open none.
    static SealEvent notOpened() {
        return new SealEvent("seal-not-opened", Outcome.REFUSED, Map.of());
    }

    private static SealEvent done(String kind, SealedRoot seal, UUID openedBy) {
        return new SealEvent(
                kind,
                Outcome.DONE,
                Map.of("seal", seal.id().toString(), "by", seal.kind(), "opened-by", openedBy.toString()));
    }
}
