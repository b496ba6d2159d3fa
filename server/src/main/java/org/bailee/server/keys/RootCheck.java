package org.bailee.server.keys;

import java.util.List;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.RootKey;

/// Tells the root key of this database from any other: a seal that somebody else keeps may answer with the wrong one.
record RootCheck(List<WrappedKey> below) {
    /// Whether it opens at least one key below it. If it opens some and not others, those others were changed, and
    /// the seal is sound.
    boolean fits(RootKey root) {
        return below.stream().anyMatch(key -> isUnder(root, key));
    }

    private static boolean isUnder(RootKey root, WrappedKey key) {
        try {
            switch (key.kind()) {
                case KEY_ENCRYPTION_KEY ->
                    root.unwrapKeyEncryptionKey(key.number(), key.wrapped()).destroy();
                case INDEX_ROOT ->
                    root.unwrapIndexRoot(key.number(), key.wrapped()).destroy();
                case STAFF_ROOT ->
                    root.unwrapStaffRoot(key.number(), key.wrapped()).destroy();
                case BACKUP_KEY ->
                    root.unwrapBackupKey(key.number(), key.wrapped()).destroy();
            }
            return true;
        } catch (Corrupt _) {
            return false;
        }
    }
}
