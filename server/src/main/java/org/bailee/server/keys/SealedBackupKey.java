package org.bailee.server.keys;

import java.util.List;

/// The way from a seal to a backup key: of no use without the secret of one of the seals.
///
/// @param roots the root key, once for each seal
/// @param wrapped the backup key of that number, under the root key
public record SealedBackupKey(List<Root> roots, int number, byte[] wrapped) {
    /// @param seal the word of the kind of seal
    public record Root(String seal, byte[] sealed) {}

    @Override
    public String toString() {
        return "[sealed]";
    }
}
