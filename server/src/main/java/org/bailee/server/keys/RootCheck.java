package org.bailee.server.keys;

import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.KeyEncryptionKey;
import org.bailee.crypto.RootKey;

/// Tells the root key of this database from any other: a seal that somebody else keeps may answer with the wrong one.
record RootCheck(List<WrappedKey> below) {
    /// Whether it opens at least one key below it. If it opens some and not others, those others were changed, and
    /// the seal is sound.
    boolean fits(RootKey root) {
        return below.stream().anyMatch(key -> isUnder(root, key));
    }

    /// Whether it opens every key below it, of which there is one at least.
    boolean isAboveAll(RootKey root) {
        return !below.isEmpty() && below.stream().allMatch(key -> isUnder(root, key));
    }

    /// @return the key-encryption keys, which the caller destroys
    /// @throws Corrupt if a key does not open, or one that must be there is not
    NavigableMap<Integer, KeyEncryptionKey> opened(RootKey root) {
        NavigableMap<Integer, KeyEncryptionKey> opened = new TreeMap<>();
        Set<WrappedKey.Kind> kinds = new HashSet<>();
        try {
            for (WrappedKey key : below) {
                kinds.add(key.kind());
                switch (key.kind()) {
                    case KEY_ENCRYPTION_KEY ->
                        opened.put(key.number(), root.unwrapKeyEncryptionKey(key.number(), key.wrapped()));
                    case INDEX_ROOT ->
                        root.unwrapIndexRoot(key.number(), key.wrapped()).destroy();
                    case STAFF_ROOT ->
                        root.unwrapStaffRoot(key.number(), key.wrapped()).destroy();
                    case BACKUP_KEY ->
                        root.unwrapBackupKey(key.number(), key.wrapped()).destroy();
                }
            }
            if (kinds.size() < WrappedKey.Kind.values().length) {
                throw new Corrupt();
            }
            return opened;
        } catch (RuntimeException spoilt) {
            opened.values().forEach(KeyEncryptionKey::destroy);
            throw spoilt;
        }
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
