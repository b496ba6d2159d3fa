package org.bailee.server.keys;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.IntFunction;
import org.bailee.crypto.BackupKey;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.DataKey;
import org.bailee.crypto.IndexKey;
import org.bailee.crypto.IndexRoot;
import org.bailee.crypto.KeyEncryptionKey;
import org.bailee.crypto.RootKey;
import org.bailee.crypto.StaffRoot;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The keys of an unsealed server, in memory only.
///
/// The root key is among them, because a new epoch begins every week and nobody wants to be woken for it;
/// whoever reads this memory has everything below it anyway.
final class Keychain {
    private static final Logger LOG = LoggerFactory.getLogger(Keychain.class);

    private RootKey root;
    private boolean foundPlanted;
    private long refreshes;
    private final EpochKeys keyEncryptionKeys;
    private final IndexRoots indexes;
    private final StaffRoot staffRoot;
    private final NavigableMap<Integer, BackupKey> backupKeys;

    Keychain(
            RootKey root,
            NavigableMap<Integer, KeyEncryptionKey> keyEncryptionKeys,
            IndexRoots indexes,
            StaffRoot staffRoot,
            NavigableMap<Integer, BackupKey> backupKeys) {
        this.root = root;
        this.keyEncryptionKeys = new EpochKeys(keyEncryptionKeys);
        this.indexes = indexes;
        this.staffRoot = staffRoot;
        this.backupKeys = new ConcurrentSkipListMap<>(backupKeys);
    }

    /// The one that wraps new data keys.
    KeyEncryptionKey newest() {
        return keyEncryptionKeys.newest();
    }

    boolean has(int keyEncryptionKey) {
        return keyEncryptionKeys.has(keyEncryptionKey);
    }

    synchronized boolean isRoot(RootKey other) {
        return root.isSameAs(other);
    }

    /// Whether these keys lie under the root key in memory: not if another has taken its place.
    synchronized boolean isAbove(List<WrappedKey> rows) {
        return new RootCheck(rows).fits(root);
    }

    /// Whether these seals are of the root key in memory, as they were made. Of none it is not.
    synchronized boolean isBehind(List<SealedRoot> seals) {
        return !seals.isEmpty() && seals.stream().allMatch(seal -> seal.isMarkedBy(root));
    }

    private synchronized boolean isAbove(WrappedKey fresh, List<WrappedKey> rows) {
        return isAbove(rows) && isAbove(List.of(fresh));
    }

    synchronized byte[] wrap(KeyEncryptionKey key, SecureRandom random) {
        return root.wrap(key, random);
    }

    synchronized byte[] wrap(IndexRoot index, SecureRandom random) {
        return root.wrap(index, random);
    }

    synchronized byte[] wrap(BackupKey key, SecureRandom random) {
        return root.wrap(key, random);
    }

    /// Keeps a key that was wrapped here, in the caller's transaction. It was wrapped before that held the root key,
    /// so another may have been taken up since: what is kept must open under the one that opens the rest.
    ///
    /// @throws Unavailable if another root key took the place of the one it lies under: nothing would open it
    void keep(WrappedKey key, KeyStore store, Instant at) {
        store.holdRoot();
        if (!isAbove(key, store.wrappedKeys())) {
            Duration wait = Duration.ofSeconds(5);
            throw new Unavailable(
                    "keys.root-changed", "Another root key has just taken over.", "Try again in a moment.", wait);
        }
        store.insert(key, at);
    }

    /// @return the keys wrapped under the other root key
    /// @throws Corrupt if one does not open: it would be lost for good
    synchronized List<WrappedKey> rewrapped(List<WrappedKey> rows, RootKey under, SecureRandom random) {
        return rows.stream()
                .map(row -> new WrappedKey(
                        row.kind(),
                        row.number(),
                        root.rewrap(row.kind().word(), row.number(), row.wrapped(), under, random)))
                .toList();
    }

    /// The root key that is to take over, for nodes that have the one there is.
    synchronized WrappedRoot handover(RootKey next, int number, SecureRandom random) {
        return new WrappedRoot(number, root.wrap(next, number, random));
    }

    /// Takes up the root key that took over: one that opens each key of which there is a copy in memory, too. A row
    /// that somebody planted is passed by, and keeps nobody from taking up the right one.
    void follow(KeyStore store) {
        // Read before others are kept out: who waits for the keys may hold the connection that it takes.
        follow(store.underRoot());
    }

    /// The rows there are, once the root key was taken up that they lie under.
    List<WrappedKey> followed(KeyStore store) {
        UnderRoot rows = store.underRoot();
        follow(rows);
        return rows.keys();
    }

    private synchronized void follow(UnderRoot rows) {
        Succession handedOn = new Succession(root, rows.handovers());
        RootCheck known =
                new RootCheck(rows.keys().stream().filter(this::isKnown).toList());
        Optional<RootKey> next = handedOn.last(known::isAboveAll);
        boolean planted = next.isEmpty() && !handedOn.isEmpty();
        if (planted && !foundPlanted) {
            LOG.error("A root key was handed on that opens nothing here. Who has the one in use, and wrote it?");
        }
        foundPlanted = planted;
        next.ifPresent(taken -> {
            root.destroy();
            root = taken;
        });
    }

    /// Whether somebody who has the root key in use handed on one that opens nothing here.
    synchronized boolean hasFoundPlanted() {
        return foundPlanted;
    }

    private boolean isKnown(WrappedKey row) {
        return switch (row.kind()) {
            case KEY_ENCRYPTION_KEY -> keyEncryptionKeys.has(row.number());
            case INDEX_ROOT -> indexes.has(row.number());
            case STAFF_ROOT -> row.number() == staffRoot.number();
            case BACKUP_KEY -> backupKeys.containsKey(row.number());
        };
    }

    /// Takes up the keys that other nodes made, and lets go of those that are over: at first out of reach for
    /// new keys, a round later out of memory.
    void refresh(KeyStore store) {
        long seen;
        UnderRoot rows;
        do {
            seen = refreshes();
            rows = store.underRoot();
        } while (!refresh(rows, seen));
    }

    private synchronized long refreshes() {
        return refreshes;
    }

    /// @param seen how many were done when the rows were read: by one more, others may have taken up newer ones
    /// @return whether they were taken up
    private synchronized boolean refresh(UnderRoot rows, long seen) {
        if (refreshes != seen) {
            return false;
        }
        follow(rows);
        refreshBackupKeys(WrappedKey.Kind.BACKUP_KEY.of(rows.keys()));
        keyEncryptionKeys.refresh(WrappedKey.Kind.KEY_ENCRYPTION_KEY.of(rows.keys()), root);
        refreshes++;
        return true;
    }

    private void refreshBackupKeys(List<WrappedKey> kept) {
        Set<Integer> numbers = new HashSet<>();
        for (WrappedKey key : kept) {
            numbers.add(key.number());
            backupKeys.computeIfAbsent(key.number(), number -> root.unwrapBackupKey(number, key.wrapped()));
        }
        if (!numbers.contains(newestBackupKey().number())) {
            // It never goes: somebody took its row, and what is in memory may be the last of its kind.
            throw new Corrupt();
        }
        backupKeys.headMap(newestBackupKey().number()).entrySet().removeIf(entry -> {
            boolean isOver = !numbers.contains(entry.getKey());
            if (isOver) {
                entry.getValue().destroy();
            }
            return isOver;
        });
    }

    /// What rows of a database hold, each opened by the root key in memory.
    ///
    /// @return the key-encryption keys, which the caller destroys
    /// @throws Corrupt if one does not open, or one that must be there is not
    synchronized NavigableMap<Integer, KeyEncryptionKey> opened(List<WrappedKey> rows) {
        return new RootCheck(rows).opened(root);
    }

    DataKey unwrap(WrappedDataKey key) {
        return above(key.keyEncryptionKey()).unwrap(key.wrapped(), key.subject().value());
    }

    /// @return the data key wrapped under the other key
    /// @throws Corrupt if it does not verify
    byte[] rewrap(WrappedDataKey key, KeyEncryptionKey under, SecureRandom random) {
        return above(key.keyEncryptionKey()).rewrap(key.wrapped(), key.subject().value(), under, random);
    }

    /// @return the seed, which the caller wipes
    byte[] unwrap(WrappedLogKey key) {
        return above(key.keyEncryptionKey()).unwrapLogSeed(key.wrapped(), key.number());
    }

    KeyEncryptionKey above(int number) {
        return keyEncryptionKeys.of(number);
    }

    /// @param read the row of a root that is not in memory
    IndexKey index(int number, FieldPath field, String way, IntFunction<WrappedKey> read) {
        if (indexes.has(number)) {
            return indexes.key(number, field, way, missing -> unwrap(read.apply(missing)));
        }
        // Read before others are kept out of the indexes: they may hold the connection that it takes.
        WrappedKey row = read.apply(number);
        return indexes.key(number, field, way, _ -> unwrap(row));
    }

    /// Once its row is read: with it another root key may have been taken up.
    private synchronized IndexRoot unwrap(WrappedKey index) {
        return root.unwrapIndexRoot(index.number(), index.wrapped());
    }

    boolean hasIndex(int number) {
        return indexes.has(number);
    }

    void forgetIndexesBut(Set<Integer> numbers) {
        indexes.forgetAllBut(numbers);
    }

    StaffRoot staffRoot() {
        return staffRoot;
    }

    /// The one that new backups are sealed under.
    BackupKey newestBackupKey() {
        return backupKeys.lastEntry().getValue();
    }

    BackupKeys backupKeys() {
        return new BackupKeys(backupKeys);
    }

    void destroy() {
        // That alone: who makes an index key waits for the root key while it keeps others from the indexes.
        synchronized (this) {
            root.destroy();
        }
        keyEncryptionKeys.destroy();
        indexes.destroy();
        staffRoot.destroy();
        backupKeys.values().forEach(BackupKey::destroy);
    }

    @Override
    public String toString() {
        return "[sealed]";
    }
}
