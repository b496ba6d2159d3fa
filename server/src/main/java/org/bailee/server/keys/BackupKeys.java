package org.bailee.server.keys;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.bailee.crypto.BackupKey;

/// The keys that open backups: each set says in its header which is its own.
public final class BackupKeys {
    private final NavigableMap<Integer, BackupKey> byNumber;

    BackupKeys(NavigableMap<Integer, BackupKey> byNumber) {
        this.byNumber = new TreeMap<>(byNumber);
    }

    /// Empty if a key of that number never was, or went with the last set under it.
    public Optional<BackupKey> of(int number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /// For who opened them on a machine that has nothing else.
    public void destroy() {
        byNumber.values().forEach(BackupKey::destroy);
    }

    @Override
    public String toString() {
        return "[sealed]";
    }
}
