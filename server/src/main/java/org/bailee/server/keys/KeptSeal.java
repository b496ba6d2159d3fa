package org.bailee.server.keys;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.SealId;

/// One of the seals the root key is behind; any one opens it.
///
/// @param kind `key-file`, `passphrase`, `pkcs11` or `custodians`
/// @param label what people call it
/// @param custodians who hold the shares, if it is theirs
public record KeptSeal(SealId id, String kind, String label, Instant sealedAt, Optional<Shared> custodians) {
    /// How a seal is shared.
    ///
    /// @param holders by the numbers of their shares; as they were appointed, whatever has become of them
    public record Shared(int needed, List<ActorId> holders) {}

    static KeptSeal of(SealedRoot root, List<ActorId> holders) {
        Optional<Shared> shared = root.kind().equals(SealKind.CUSTODIANS.word())
                ? CustodianSeal.split(root.sealed()).map(split -> new Shared(split.needed(), holders))
                : Optional.empty();
        return new KeptSeal(new SealId(root.id()), root.kind(), root.label(), root.sealedAt(), shared);
    }
}
