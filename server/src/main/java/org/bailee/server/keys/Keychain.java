package org.bailee.server.keys;

import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.DataKey;
import org.bailee.crypto.IndexKey;
import org.bailee.crypto.IndexRoot;
import org.bailee.crypto.KeyEncryptionKey;
import org.bailee.crypto.StaffRoot;
import org.bailee.server.shared.FieldPath;
import org.jspecify.annotations.Nullable;

/// The keys of an unsealed server, in memory only. The root key is not among them: it is wiped once these are open.
final class Keychain {
    private record Index(FieldPath field, String way) {}

    private final NavigableMap<Integer, KeyEncryptionKey> keyEncryptionKeys;
    private final IndexRoot indexRoot;
    private final StaffRoot staffRoot;
    private final Map<Index, IndexKey> indexKeys = new ConcurrentHashMap<>();

    Keychain(NavigableMap<Integer, KeyEncryptionKey> keyEncryptionKeys, IndexRoot indexRoot, StaffRoot staffRoot) {
        this.keyEncryptionKeys = keyEncryptionKeys;
        this.indexRoot = indexRoot;
        this.staffRoot = staffRoot;
    }

    /// The one that wraps new data keys.
    KeyEncryptionKey newest() {
        return keyEncryptionKeys.lastEntry().getValue();
    }

    DataKey unwrap(WrappedDataKey key) {
        return above(key.keyEncryptionKey()).unwrap(key.wrapped(), key.subject().value());
    }

    /// @return the seed, which the caller wipes
    byte[] unwrap(WrappedLogKey key) {
        return above(key.keyEncryptionKey()).unwrapLogSeed(key.wrapped(), key.number());
    }

    private KeyEncryptionKey above(int number) {
        @Nullable KeyEncryptionKey above = keyEncryptionKeys.get(number);
        if (above == null) {
            // The number was changed in the database, or a key-encryption key was taken away.
            throw new Corrupt();
        }
        return above;
    }

    IndexKey index(FieldPath field, String way) {
        return indexKeys.computeIfAbsent(
                new Index(field, way), index -> indexRoot.key(field.collection(), field.field(), index.way()));
    }

    StaffRoot staffRoot() {
        return staffRoot;
    }

    void destroy() {
        keyEncryptionKeys.values().forEach(KeyEncryptionKey::destroy);
        indexRoot.destroy();
        staffRoot.destroy();
        indexKeys.values().forEach(IndexKey::destroy);
    }

    @Override
    public String toString() {
        return "[sealed]";
    }
}
