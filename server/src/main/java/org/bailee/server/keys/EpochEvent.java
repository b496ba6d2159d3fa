package org.bailee.server.keys;

import java.util.Map;
import org.bailee.server.audit.AuditEvent;
import org.bailee.server.audit.Outcome;

/// What befell a key-encryption key: numbers and counts only.
record EpochEvent(String kind, Outcome outcome, Map<String, String> details) implements AuditEvent {
    static EpochEvent begun(int number) {
        return new EpochEvent("key-epoch-begun", Outcome.DONE, Map.of("key-encryption-key", String.valueOf(number)));
    }

    /// From here on nothing wrapped under an older key can be opened.
    static EpochEvent ended(Rotation rotation) {
        return new EpochEvent(
                "key-epoch-ended",
                Outcome.DONE,
                Map.of(
                        "key-encryption-key",
                        String.valueOf(rotation.number() - 1),
                        "data-keys",
                        String.valueOf(rotation.done())));
    }

    static EpochEvent halted(Rotation rotation) {
        return new EpochEvent(
                "key-rotation-halted",
                Outcome.FAILED,
                Map.of(
                        "key-encryption-key",
                        String.valueOf(rotation.number()),
                        "damaged",
                        String.valueOf(rotation.damaged())));
    }
}
