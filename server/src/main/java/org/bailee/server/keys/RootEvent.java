package org.bailee.server.keys;

import java.util.Map;
import org.bailee.server.audit.AuditEvent;
import org.bailee.server.audit.Outcome;

/// What befell the root key: numbers only.
record RootEvent(String kind, Outcome outcome, Map<String, String> details) implements AuditEvent {
    static RootEvent changed(int number, int seals) {
        return new RootEvent(
                "root-changed",
                Outcome.DONE,
                Map.of("root", Integer.toString(number), "seals", Integer.toString(seals)));
    }

    /// From here on nothing in our files leads from the old root key to the new one.
    static RootEvent ended(int number) {
        return new RootEvent("root-change-ended", Outcome.DONE, Map.of("root", Integer.toString(number)));
    }
}
