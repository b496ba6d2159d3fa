package org.bailee.server.keys;

import java.time.Instant;
import org.bailee.server.shared.SealId;

/// One of the seals the root key is behind; any one opens it.
///
/// @param kind `key-file`, `passphrase` or `pkcs11`
/// @param label what people call it
public record KeptSeal(SealId id, String kind, String label, Instant sealedAt) {
    static KeptSeal of(SealedRoot root) {
        return new KeptSeal(new SealId(root.id()), root.kind(), root.label(), root.sealedAt());
    }
}
