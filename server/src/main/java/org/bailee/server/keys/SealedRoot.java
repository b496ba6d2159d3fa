package org.bailee.server.keys;

import java.time.Instant;
import java.util.UUID;

/// The root key as the database keeps it, behind one of its seals.
///
/// @param kind the word of its [SealKind]
/// @param label what people call this seal
record SealedRoot(UUID id, String kind, String label, byte[] sealed, Instant sealedAt) {
    boolean isBy(Seal seal) {
        return kind.equals(seal.kind().word());
    }
}
