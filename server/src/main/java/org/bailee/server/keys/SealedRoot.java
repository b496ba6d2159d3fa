package org.bailee.server.keys;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.UUID;
import org.bailee.crypto.RootKey;

/// The root key as the database keeps it, behind one of its seals.
///
/// @param kind the word of its [SealKind]
/// @param label what people call this seal
/// @param mark of the root key, over what is sealed
record SealedRoot(UUID id, String kind, String label, byte[] sealed, byte[] mark, Instant sealedAt) {
    static SealedRoot of(RootKey root, UUID id, String kind, String label, byte[] sealed, Instant at) {
        return new SealedRoot(id, kind, label, sealed, root.mark(id, kind, sealed), at);
    }

    /// The same seal, with another root key behind it.
    SealedRoot resealed(RootKey next, byte[] anew) {
        return of(next, id, kind, label, anew, sealedAt);
    }

    /// Whether who had this root key sealed it, and nobody changed it since.
    boolean isMarkedBy(RootKey root) {
        return MessageDigest.isEqual(mark, root.mark(id, kind, sealed));
    }

    boolean isBy(Seal seal) {
        return kind.equals(seal.kind().word());
    }
}
