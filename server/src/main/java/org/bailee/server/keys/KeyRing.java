package org.bailee.server.keys;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bailee.crypto.BackupKey;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.DataKey;
import org.bailee.crypto.KeyEncryptionKey;
import org.bailee.crypto.RootKey;
import org.bailee.server.audit.LogKeys;
import org.bailee.server.database.Tx;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.shared.Unavailable;
import org.jspecify.annotations.Nullable;

/// Makes, keeps, hands out and shreds the keys that people's data is sealed under.
public final class KeyRing implements AutoCloseable {
    /// Whoever was just taken in is likely to be opened next; a bulk load would only push out those who are being
    /// served.
    private static final int MOST_REMEMBERED_AT_ONCE = 32;

    private final KeyStore store;
    private final SecureRandom random;
    private final DataKeyCache cache = new DataKeyCache();
    private volatile @Nullable Unsealed open;
    private volatile boolean serving;

    /// Sealed until it is opened.
    KeyRing(KeyStore store, SecureRandom random) {
        this.store = store;
        this.random = random;
    }

    /// Lets this server's own rooms use the keys; others see a sealed server until [#serve()].
    void open(Unsealed unsealed) {
        open = unsealed;
    }

    /// Whether the keys are there, be it for this server's own rooms alone.
    boolean isOpen() {
        return open != null;
    }

    /// Whether it is the root key in use: rows in the database cannot say, whoever writes to it can plant them.
    boolean isRoot(RootKey root) {
        return unsealed().isRoot(root);
    }

    /// Lets everybody in who may.
    void serve() {
        serving = open != null;
    }

    /// Makes a person's data key, in memory only.
    ///
    /// @throws org.bailee.server.shared.Unavailable while sealed
    public NewDataKey make(SubjectId subject) {
        KeyEncryptionKey above = unsealed().newest();
        DataKey key = DataKey.random(random);
        return new NewDataKey(subject, key, above.number(), above.wrap(key, subject.value(), random));
    }

    /// Keeps wrapped keys, in the caller's transaction and as one statement.
    public void keep(List<NewDataKey> keys) {
        long moment = cache.moment();
        store.insert(keys);
        if (keys.size() > MOST_REMEMBERED_AT_ONCE) {
            return;
        }
        Map<SubjectId, DataKey> kept = keys.stream().collect(Collectors.toMap(NewDataKey::subject, NewDataKey::key));
        Tx.afterCommit(() -> cache.put(kept, moment));
    }

    /// The people's data keys; who has none (unknown or shredded) is missing from the answer. Cached in memory.
    ///
    /// @throws org.bailee.server.shared.Unavailable while sealed
    /// @throws org.bailee.crypto.Corrupt if a wrapped key does not verify
    public Map<SubjectId, DataKey> of(Collection<SubjectId> subjects) {
        Keychain open = unsealed();
        Map<SubjectId, DataKey> found = cache.present(subjects);
        List<SubjectId> missing = subjects.stream()
                .filter(subject -> !found.containsKey(subject))
                .distinct()
                .toList();
        if (missing.isEmpty()) {
            return found;
        }
        long moment = cache.moment();
        Map<SubjectId, DataKey> read = new HashMap<>();
        for (WrappedDataKey key : current(open, store.dataKeys(missing))) {
            read.put(key.subject(), open.unwrap(key));
        }
        cache.put(read, moment);
        read.putAll(found);
        return read;
    }

    /// Rows under a key that this node does not know are read again once it has looked which keys there are:
    /// another node may just have begun an epoch, or ended one between our reading the row and our looking.
    private List<WrappedDataKey> current(Keychain open, List<WrappedDataKey> read) {
        List<SubjectId> unknown = read.stream()
                .filter(key -> !open.has(key.keyEncryptionKey()))
                .map(WrappedDataKey::subject)
                .toList();
        if (unknown.isEmpty()) {
            return read;
        }
        open.refresh(store);
        List<WrappedDataKey> again = new ArrayList<>(store.dataKeys(unknown));
        read.stream().filter(key -> !unknown.contains(key.subject())).forEach(again::add);
        return again;
    }

    /// Puts another data key in the place of a person's, which is destroyed, in the caller's transaction.
    public ReplacedKey replace(NewDataKey key) {
        ReplacedKey replaced = store.replace(key);
        Tx.afterCommit(() -> forget(List.of(key.subject())));
        return replaced;
    }

    /// The number of the person's key, as [ReplacedKey] counts; empty if there is none.
    public Optional<Long> numberOf(SubjectId subject) {
        return store.numberOf(subject);
    }

    /// Forgets what is in memory of these people's keys, which another node may have destroyed or replaced.
    public void forget(Collection<SubjectId> subjects) {
        cache.forget(subjects);
    }

    /// Destroys the people's data keys, in the caller's transaction; forgets them when it commits.
    ///
    /// @return the number of the key-encryption key that must be destroyed, too, before old copies of them are
    /// noise: the newest they were under, or the newest there is where none was left
    public int shred(Collection<SubjectId> subjects) {
        int above = store.deleteDataKeys(subjects).stream()
                .max(Comparator.naturalOrder())
                .orElseGet(() -> unsealed().newest().number());
        List<SubjectId> shredded = List.copyOf(subjects);
        Tx.afterCommit(() -> cache.forget(shredded));
        return above;
    }

    /// The digest that stands for a text which is in no index of the vault, 16 bytes: those have roots of their
    /// own, [IndexKeys].
    ///
    /// @param way equal texts of different fields or ways have unequal digests
    /// @throws org.bailee.server.shared.Unavailable while sealed
    public byte[] digest(FieldPath field, String way, String normalised) {
        return unsealed()
                .index(IndexKeys.FIRST, field, way, _ -> {
                    throw new Corrupt();
                })
                .digest(normalised);
    }

    /// The keys that what staff sign in with is kept under; sealed whenever this ring is.
    public StaffSecrets staffSecrets() {
        return new StaffSecrets(() -> unsealed().staffRoot(), random);
    }

    /// The key new backups are sealed under.
    ///
    /// @throws org.bailee.server.shared.Unavailable while sealed
    public BackupKey backupKey() {
        return unsealed().newestBackupKey();
    }

    /// The keys of all the backups that are kept.
    ///
    /// @throws org.bailee.server.shared.Unavailable while sealed
    public BackupKeys backupKeys() {
        return unsealed().backupKeys();
    }

    /// What leads from a seal to the backup keys, for a machine that has nothing else.
    public SealedBackupKeys sealedBackupKeys() {
        return store.sealedBackupKeys();
    }

    /// The keys the audit log signs with; sealed whenever this ring is.
    LogKeys logKeys() {
        return new SigningKeys(store, this::unsealed, this::isSealed, random);
    }

    /// The keys of this moment, for what wraps and rewraps.
    Supplier<Keychain> keychain() {
        return this::unsealed;
    }

    /// The kind of seal the root key was opened by; empty while sealed.
    public Optional<String> openedBy() {
        return Optional.ofNullable(open).map(unsealed -> unsealed.by().word());
    }

    public boolean isSealed() {
        return !serving;
    }

    /// Wipes every key from memory: sealed until somebody opens a seal again.
    @Override
    public void close() {
        @Nullable Unsealed closing = open;
        serving = false;
        open = null;
        cache.forgetAll();
        if (closing != null) {
            closing.keychain().destroy();
        }
    }

    private Keychain unsealed() {
        @Nullable Unsealed now = open;
        if (now == null) {
            throw sealed();
        }
        return now.keychain();
    }

    /// What is answered to everything while nobody has unsealed this server.
    public static Unavailable sealed() {
        return new Unavailable(
                "keys.sealed",
                "The keys are sealed: nothing can be stored or opened.",
                "Unseal the server: bailee custody unseal, or its page /unseal.");
    }
}
