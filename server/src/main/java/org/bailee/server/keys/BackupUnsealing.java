package org.bailee.server.keys;

import org.bailee.crypto.BackupKey;
import org.bailee.crypto.RootKey;
import org.bailee.server.shared.Unavailable;

/// Opens the key of a backup where there is nothing but the backup and a seal.
public final class BackupUnsealing {
    private final Seal seal;

    BackupUnsealing(Seal seal) {
        this.seal = seal;
    }

    /// @return the key, which the caller destroys
    /// @throws Unavailable if the seal at hand is none of those the key is kept by, or does not open
    /// @throws org.bailee.crypto.Corrupt if what lies behind the seal does not verify
    public BackupKey open(SealedBackupKey key) {
        String ours = seal.kind().word();
        SealedBackupKey.Root sealed = key.roots().stream()
                .filter(root -> root.seal().equals(ours))
                .findFirst()
                .orElseThrow(() -> new Unavailable(
                        "backup.other-seal",
                        "The keys in this backup are not sealed by " + ours + ".",
                        "Start with the seal they had when it was taken: --seal "
                                + key.roots().getFirst().seal() + ".",
                        ours,
                        key.roots().getFirst().seal()));
        RootKey root = seal.unseal(sealed.sealed());
        try {
            return root.unwrapBackupKey(key.number(), key.wrapped());
        } finally {
            root.destroy();
        }
    }
}
