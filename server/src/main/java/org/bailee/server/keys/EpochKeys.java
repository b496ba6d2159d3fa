package org.bailee.server.keys;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.KeyEncryptionKey;
import org.bailee.crypto.RootKey;
import org.jspecify.annotations.Nullable;

/// The key-encryption keys of an unsealed server, in memory only.
final class EpochKeys {
    private final NavigableMap<Integer, KeyEncryptionKey> keys;

    /// Keys whose epoch is over: still usable by whoever read a row just before, and wiped at the next refresh.
    private final Map<Integer, KeyEncryptionKey> fading = new HashMap<>();

    EpochKeys(NavigableMap<Integer, KeyEncryptionKey> keys) {
        this.keys = new ConcurrentSkipListMap<>(keys);
    }

    KeyEncryptionKey newest() {
        return keys.lastEntry().getValue();
    }

    boolean has(int number) {
        return keys.containsKey(number);
    }

    KeyEncryptionKey of(int number) {
        @Nullable KeyEncryptionKey key = keys.get(number);
        if (key == null) {
            // The number was changed in the database, or a key-encryption key was taken away.
            throw new Corrupt();
        }
        return key;
    }

    /// Called by one at a time.
    void refresh(List<WrappedKey> kept, RootKey root) {
        Set<Integer> numbers = new HashSet<>();
        for (WrappedKey key : kept) {
            numbers.add(key.number());
            if (!keys.containsKey(key.number())) {
                keys.put(key.number(), root.unwrapKeyEncryptionKey(key.number(), key.wrapped()));
            }
        }
        if (numbers.isEmpty()) {
            // Never all of them: the rows are gone, and what is in memory may be the last of its kind.
            throw new Corrupt();
        }
        // Missed by who looked from within an older snapshot.
        fading.keySet().removeAll(numbers);
        fading.forEach((number, key) -> {
            keys.remove(number);
            key.destroy();
        });
        fading.clear();
        keys.forEach((number, key) -> {
            if (!numbers.contains(number)) {
                fading.put(number, key);
            }
        });
    }

    void destroy() {
        keys.values().forEach(KeyEncryptionKey::destroy);
    }
}
