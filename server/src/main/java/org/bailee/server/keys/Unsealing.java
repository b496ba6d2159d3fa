package org.bailee.server.keys;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bailee.crypto.BackupKey;
import org.bailee.crypto.IndexRoot;
import org.bailee.crypto.KeyEncryptionKey;
import org.bailee.crypto.RootKey;
import org.bailee.crypto.StaffRoot;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.database.Tx;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.Unavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens the keys when the server starts, and makes them when it starts for the first time.
final class Unsealing {
    private static final Logger log = LoggerFactory.getLogger(Unsealing.class);

    private final KeyStore store;
    private final SealStore seals;
    private final Tx tx;
    private final AuditLog audit;
    private final SecureRandom random;
    private final Ids ids;
    private final InstantSource clock;

    Unsealing(
            KeyStore store, SealStore seals, Tx tx, AuditLog audit, SecureRandom random, Ids ids, InstantSource clock) {
        this.store = store;
        this.seals = seals;
        this.tx = tx;
        this.audit = audit;
        this.random = random;
        this.ids = ids;
        this.clock = clock;
    }

    /// Of one moment: the root key may be changed at any.
    private record Rows(List<SealedRoot> sealed, List<WrappedKey> below) {}

    /// @param known the seals this server tries, in their order; the first start seals by the first
    /// @return empty if people must come and open it
    /// @throws Unavailable if none opens, or keys that must be there are not
    Optional<Unsealed> unseal(List<Seal> known) {
        Rows rows = rows();
        if (rows.sealed().size() < 2) {
            log.warn("""
                    THERE IS ONLY ONE SEAL. Whoever loses it loses everything that is stored.
                    What to do: add a second and keep it elsewhere: bailee custody add-seal --help""");
        }
        return rows.sealed().isEmpty() ? Optional.of(create(known.getFirst())) : open(known, rows);
    }

    /// Opens what people brought.
    ///
    /// @return empty if it opens no seal
    /// @throws Unavailable if keys that must be there are not
    Optional<UnsealedBy> by(Seal brought) {
        Rows rows = rows();
        List<WrappedKey> below = below(rows);
        return new SealTrial(new RootCheck(below)::fits)
                .open(List.of(brought), rows.sealed())
                .map(opened -> new UnsealedBy(unsealed(opened, below), opened.by()));
    }

    private Optional<Unsealed> open(List<Seal> known, Rows kept) {
        List<SealedRoot> rows = kept.sealed();
        List<WrappedKey> below = below(kept);
        SealTrial trial = new SealTrial(new RootCheck(below)::fits);
        Optional<OpenedRoot> opened = trial.open(
                known.stream()
                        .filter(seal -> seal.kind() != SealKind.CUSTODIANS)
                        .toList(),
                rows);
        if (opened.isEmpty() && isForPeople(known, rows)) {
            log.warn("""
                    THE KEYS ARE SEALED. Nothing can be stored or opened until enough custodians have come.
                    What to do: each gives their share with bailee custody unseal, or on the page /unseal.""");
            return Optional.empty();
        }
        return Optional.of(unsealed(
                opened.orElseThrow(() -> trial.refused().orElseGet(() -> otherKind(known, rows))), below));
    }

    private static boolean isForPeople(List<Seal> known, List<SealedRoot> rows) {
        return known.stream()
                .filter(seal -> seal.kind() == SealKind.CUSTODIANS)
                .anyMatch(seal -> rows.stream().anyMatch(row -> row.isBy(seal)));
    }

    private Rows rows() {
        return tx.snapshot(() -> new Rows(seals.all(), store.wrappedKeys()));
    }

    private static List<WrappedKey> below(Rows rows) {
        if (rows.below().isEmpty()) {
            throw incomplete();
        }
        return rows.below();
    }

    private static Unsealed unsealed(OpenedRoot opened, List<WrappedKey> below) {
        return new Unsealed(
                keychain(opened.root(), below), SealKind.of(opened.by().kind()));
    }

    private static Unavailable otherKind(List<Seal> known, List<SealedRoot> rows) {
        String sealed = rows.stream().map(SealedRoot::kind).distinct().collect(Collectors.joining(" or "));
        String tried = known.stream().map(seal -> seal.kind().word()).collect(Collectors.joining(" or "));
        return new Unavailable(
                "seal.other-kind",
                "This database is sealed by " + sealed + ", not by " + tried + ".",
                "Start with --seal " + rows.getFirst().kind() + ".");
    }

    private static Keychain keychain(RootKey root, List<WrappedKey> below) {
        try {
            NavigableMap<Integer, KeyEncryptionKey> keyEncryptionKeys = new TreeMap<>();
            Map<Integer, IndexRoot> indexes = new HashMap<>();
            @Nullable StaffRoot staff = null;
            NavigableMap<Integer, BackupKey> backups = new TreeMap<>();
            for (WrappedKey key : below) {
                switch (key.kind()) {
                    case KEY_ENCRYPTION_KEY ->
                        keyEncryptionKeys.put(key.number(), root.unwrapKeyEncryptionKey(key.number(), key.wrapped()));
                    case INDEX_ROOT -> indexes.put(key.number(), root.unwrapIndexRoot(key.number(), key.wrapped()));
                    case STAFF_ROOT -> staff = root.unwrapStaffRoot(key.number(), key.wrapped());
                    case BACKUP_KEY -> backups.put(key.number(), root.unwrapBackupKey(key.number(), key.wrapped()));
                }
            }
            if (keyEncryptionKeys.isEmpty()
                    || !indexes.containsKey(IndexKeys.FIRST)
                    || staff == null
                    || backups.isEmpty()) {
                throw incomplete();
            }
            return new Keychain(root, keyEncryptionKeys, new IndexRoots(indexes), staff, backups);
        } catch (RuntimeException failed) {
            root.destroy();
            throw failed;
        }
    }

    private Unsealed create(Seal seal) {
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
            String kind = seal.kind().word();
            SealedRoot sealed =
                    SealedRoot.of(root, ids.next(), kind, "first " + kind, seal.seal(root), clock.instant());
            tx.write(() -> {
                seals.insert(sealed);
                wrapped.forEach(key -> store.insert(key, clock.instant()));
                return audit.append(Actor.bailee(), new KeysCreated(seal.kind()));
            });
        } catch (RuntimeException failed) {
            root.destroy();
            throw failed;
        }
        IndexRoots indexes = new IndexRoots(Map.of(index.number(), index));
        return new Unsealed(
                new Keychain(root, new TreeMap<>(Map.of(1, first)), indexes, staff, new TreeMap<>(Map.of(1, backups))),
                seal.kind());
    }

    private static Unavailable incomplete() {
        return new Unavailable(
                "keys.missing",
                "Keys that belong to this database are missing from it.",
                "Restore schema keys from a backup; do not start over, or what is stored can never be opened.");
    }
}
