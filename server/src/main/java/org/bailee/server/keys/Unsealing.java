package org.bailee.server.keys;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.bailee.crypto.BackupKey;
import org.bailee.crypto.IndexRoot;
import org.bailee.crypto.KeyEncryptionKey;
import org.bailee.crypto.RootKey;
import org.bailee.crypto.StaffRoot;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.database.Tx;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Unavailable;
import org.jspecify.annotations.Nullable;

/// Opens the keys when the server starts, and makes them when it starts for the first time.
final class Unsealing {
    private final KeyStore store;
    private final Tx tx;
    private final AuditLog audit;
    private final SecureRandom random;
    private final InstantSource clock;

    Unsealing(KeyStore store, Tx tx, AuditLog audit, SecureRandom random, InstantSource clock) {
        this.store = store;
        this.tx = tx;
        this.audit = audit;
        this.random = random;
        this.clock = clock;
    }

    /// @throws Unavailable if the seal does not open, or keys that must be there are not
    Keychain unseal(Seal seal) {
        Optional<SealedRoot> sealed = store.sealedRoot();
        return sealed.isPresent() ? open(seal, sealed.get()) : create(seal);
    }

    private Keychain open(Seal seal, SealedRoot sealed) {
        if (!sealed.seal().equals(seal.kind().word())) {
            throw new Unavailable(
                    "seal.other-kind",
                    "This database is sealed by " + sealed.seal() + ", not by "
                            + seal.kind().word() + ".",
                    "Start with --seal " + sealed.seal() + ".");
        }
        RootKey root = seal.unseal(sealed.sealed());
        try {
            NavigableMap<Integer, KeyEncryptionKey> keyEncryptionKeys = new TreeMap<>();
            @Nullable IndexRoot index = null;
            @Nullable StaffRoot staff = null;
            @Nullable BackupKey backups = null;
            for (WrappedKey key : store.wrappedKeys()) {
                switch (key.kind()) {
                    case KEY_ENCRYPTION_KEY ->
                        keyEncryptionKeys.put(key.number(), root.unwrapKeyEncryptionKey(key.number(), key.wrapped()));
                    case INDEX_ROOT -> index = root.unwrapIndexRoot(key.number(), key.wrapped());
                    case STAFF_ROOT -> staff = root.unwrapStaffRoot(key.number(), key.wrapped());
                    // In ascending order of number: the newest stays.
                    case BACKUP_KEY -> backups = root.unwrapBackupKey(key.number(), key.wrapped());
                }
            }
            if (keyEncryptionKeys.isEmpty() || index == null || staff == null || backups == null) {
                throw incomplete();
            }
            return new Keychain(root, keyEncryptionKeys, index, staff, backups);
        } catch (RuntimeException failed) {
            root.destroy();
            throw failed;
        }
    }

    private Keychain create(Seal seal) {
        if (store.hasDataKeys()) {
            throw incomplete();
        }
        KeyEncryptionKey first = KeyEncryptionKey.random(1, random);
        IndexRoot index = IndexRoot.random(1, random);
        StaffRoot staff = StaffRoot.random(1, random);
        BackupKey backups = BackupKey.random(1, random);
        RootKey root = RootKey.random(random);
        try {
            List<WrappedKey> wrapped = List.of(
                    new WrappedKey(WrappedKey.Kind.KEY_ENCRYPTION_KEY, 1, root.wrap(first, random)),
                    new WrappedKey(WrappedKey.Kind.INDEX_ROOT, 1, root.wrap(index, random)),
                    new WrappedKey(WrappedKey.Kind.STAFF_ROOT, 1, root.wrap(staff, random)),
                    new WrappedKey(WrappedKey.Kind.BACKUP_KEY, 1, root.wrap(backups, random)));
            // Sealed before the transaction begins: a seal may take long, or ask somebody.
            SealedRoot sealed = new SealedRoot(seal.kind().word(), seal.seal(root));
            tx.write(() -> {
                store.insert(sealed, clock.instant());
                wrapped.forEach(key -> store.insert(key, clock.instant()));
                return audit.append(Actor.bailee(), new KeysCreated(seal.kind()));
            });
        } catch (RuntimeException failed) {
            root.destroy();
            throw failed;
        }
        return new Keychain(root, new TreeMap<>(Map.of(1, first)), index, staff, backups);
    }

    private static Unavailable incomplete() {
        return new Unavailable(
                "keys.missing",
                "Keys that belong to this database are missing from it.",
                "Restore schema keys from a backup; do not start over, or what is stored can never be opened.");
    }
}
