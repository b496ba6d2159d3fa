package org.bailee.server.keys;

import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.KeyEncryptionKey;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.shared.Unavailable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// Proves that the keys a database holds open what they must, while this server still has them in memory: it reads
/// no row of them again before its next start, so that rows somebody spoilt would be found when it is too late.
///
/// What a seal keeps is not opened, as that may take a person: it must bear the root key's mark.
public final class KeysProof {
    private static final int PAGE = 1_000;

    private final Supplier<Keychain> keychain;

    KeysProof(Supplier<Keychain> keychain) {
        this.keychain = keychain;
    }

    /// Looks at the keys under the root key, and at the seals.
    ///
    /// @param db of the database that serves
    /// @throws Unavailable if they are not what they were
    public void proveOurs(JdbcTemplate db) {
        if (isSound(db)) {
            return;
        }
        // Another root key may have taken over between two of its statements; it does not do so each time.
        if (!isSound(db)) {
            throw unsound();
        }
    }

    private boolean isSound(JdbcTemplate db) {
        KeyStore keys = new KeyStore(db);
        Keychain open = keychain.get();
        open.follow(keys);
        try {
            open.opened(keys.wrappedKeys()).values().forEach(KeyEncryptionKey::destroy);
        } catch (Corrupt spoilt) {
            return false;
        }
        return !open.hasFoundPlanted() && open.isBehind(new SealStore(db).all());
    }

    /// Opens every key there is, as a machine would that has nothing else.
    ///
    /// @param db of a database that a backup was put back into
    /// @throws Unavailable if one does not open, or they are of before a change of the root key
    public void proveAll(JdbcTemplate db) {
        List<WrappedKey> rows = new KeyStore(db).wrappedKeys();
        NavigableMap<Integer, KeyEncryptionKey> above;
        try {
            above = keychain.get().opened(rows);
        } catch (Corrupt spoilt) {
            throw keychain.get().isAbove(rows) ? unsound() : otherRoot();
        }
        try {
            if (!keychain.get().isBehind(new SealStore(db).all())) {
                throw unsound();
            }
            prove(new EpochStore(db), above);
        } catch (Corrupt spoilt) {
            throw unsound();
        } finally {
            above.values().forEach(KeyEncryptionKey::destroy);
        }
    }

    private static void prove(EpochStore rows, NavigableMap<Integer, KeyEncryptionKey> above) {
        for (WrappedLogKey key : rows.olderLogKeys(Integer.MAX_VALUE)) {
            Arrays.fill(above(above, key.keyEncryptionKey()).unwrapLogSeed(key.wrapped(), key.number()), (byte) 0);
        }
        SubjectId last = new SubjectId(new UUID(0, 0));
        for (List<WrappedDataKey> page = rows.older(Integer.MAX_VALUE, last.value(), PAGE);
                !page.isEmpty();
                page = rows.older(Integer.MAX_VALUE, last.value(), PAGE)) {
            for (WrappedDataKey key : page) {
                above(above, key.keyEncryptionKey())
                        .unwrap(key.wrapped(), key.subject().value())
                        .destroy();
            }
            last = page.getLast().subject();
        }
    }

    private static KeyEncryptionKey above(NavigableMap<Integer, KeyEncryptionKey> keys, int number) {
        @Nullable KeyEncryptionKey key = keys.get(number);
        if (key == null) {
            throw new Corrupt();
        }
        return key;
    }

    /// It may be sound, and only the seals can tell, which nobody is here to open.
    private static Unavailable otherRoot() {
        return new Unavailable(
                "keys.other-root",
                "The keys in this backup lie under another root key: it was taken before the root key was changed.",
                "Take a backup: what was stored before comes back with its keys, too.");
    }

    private static Unavailable unsound() {
        return new Unavailable(
                "keys.unsound",
                "Keys in the database, or in a backup of it, are not those this server has in memory: they were changed,"
                        + " taken away or planted.",
                "Do not stop this server: it may be the last that has them. Find out who wrote to schema keys, and put"
                        + " its rows back from the last backup that was proven.");
    }
}
