package org.bailee.server.keys;

import java.util.List;

/// The way from a seal to the backup keys: of no use without the secret of one of the seals.
///
/// @param roots the root key, once for each seal
/// @param keys the backup keys there were, each under the root key
public record SealedBackupKeys(List<Root> roots, List<Key> keys) {
    /// @param seal the word of the kind of seal
    public record Root(String seal, byte[] sealed) {}

    /// One backup key under the root key.
    public record Key(int number, byte[] wrapped) {}

    @Override
    public String toString() {
        return "[sealed]";
    }
}
