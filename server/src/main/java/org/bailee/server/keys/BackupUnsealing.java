package org.bailee.server.keys;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.bailee.crypto.BackupKey;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.RootKey;
import org.bailee.server.shared.Unavailable;
import org.jspecify.annotations.Nullable;

/// Opens the keys of backups where there is nothing but the backup and a seal.
public final class BackupUnsealing {
    private final List<Seal> known;

    /// @param known the seals this server tries, in their order
    BackupUnsealing(List<Seal> known) {
        this.known = List.copyOf(known);
    }

    /// @return the keys, which the caller destroys
    /// @throws Unavailable if none of the seals at hand is one the key is kept by, or none opens
    /// @throws Corrupt if what lies behind a seal does not verify
    public BackupKeys open(SealedBackupKeys key) {
        @Nullable RuntimeException refused = null;
        for (Seal seal : known) {
            List<SealedBackupKeys.Root> its = key.roots().stream()
                    .filter(root -> root.seal().equals(seal.kind().word()))
                    .toList();
            if (its.isEmpty()) {
                continue;
            }
            try {
                Seal asked = seal.asked();
                for (SealedBackupKeys.Root root : its) {
                    Optional<BackupKeys> opened = open(asked, root, key);
                    if (opened.isPresent()) {
                        return opened.get();
                    }
                }
                refused = refused == null ? new Corrupt() : refused;
            } catch (Unavailable closed) {
                refused = refused == null ? closed : refused;
            }
        }
        throw refused == null ? otherSeal(key) : refused;
    }

    /// Whether the seals at hand are those of other keys, and not out of reach.
    public static boolean isOfAnotherSeal(Unavailable closed) {
        return Closed.of(closed) == Closed.WRONG || closed.code().equals("backup.other-seal");
    }

    private static Optional<BackupKeys> open(Seal seal, SealedBackupKeys.Root sealed, SealedBackupKeys way) {
        try {
            RootKey root = seal.unseal(sealed.sealed());
            try {
                NavigableMap<Integer, BackupKey> keys = new TreeMap<>();
                way.keys().forEach(key -> keys.put(key.number(), root.unwrapBackupKey(key.number(), key.wrapped())));
                return Optional.of(new BackupKeys(keys));
            } finally {
                root.destroy();
            }
        } catch (Corrupt _) {
            // Of another root key: the next one may fit.
            return Optional.empty();
        }
    }

    private Unavailable otherSeal(SealedBackupKeys key) {
        String ours = known.getFirst().kind().word();
        String theirs = key.roots().getFirst().seal();
        return new Unavailable(
                "backup.other-seal",
                "The keys in this backup are not sealed by " + ours + ".",
                "Start with the seal they had when it was taken: --seal " + theirs + ".",
                ours,
                theirs);
    }
}
