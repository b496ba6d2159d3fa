package org.bailee.server.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Period;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.bailee.crypto.Corrupt;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.ClockWatch;
import org.bailee.server.audit.LogKeys;
import org.bailee.server.audit.TestAudit;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.SealId;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.testing.TestActor;
import org.bailee.server.testing.TestClock;
import org.bailee.server.testing.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;

/// Key rings for tests of this and other rooms.
public final class TestKeys {
    private static final Actor CUSTODIAN = TestActor.in().with(Permission.CUSTODY_MANAGE);

    private TestKeys() {}

    /// A ring of new keys over an empty database.
    public static KeyRing on(TestDatabase database) {
        return on(database, new SealInMemory(), new SecureRandom());
    }

    /// The keys the audit log signs with, over an empty database.
    ///
    /// @param sealed whether they are out of reach at the moment
    public static LogKeys logKeys(TestDatabase database, BooleanSupplier sealed) {
        KeyRing ring = on(database);
        return new SigningKeys(new KeyStore(database.db()), ring.keychain(), sealed, new SecureRandom());
    }

    /// What a server does at its start.
    static KeyRing on(TestDatabase database, Seal seal, SecureRandom random) {
        return on(database, random, seal);
    }

    /// What a server does at its start that tries several seals.
    static KeyRing on(TestDatabase database, SecureRandom random, Seal... own) {
        TestClock clock = new TestClock();
        Ids ids = new Ids(clock, random);
        AuditLog audit = TestAudit.log(database, ids, clock);
        KeyStore store = new KeyStore(database.db());
        SealStore seals = new SealStore(database.db());
        KeyRing ring = new KeyRing(store, random);
        new Unsealing(store, seals, database.tx(), audit, random, ids, clock)
                .unseal(List.of(own))
                .ifPresent(ring::open);
        ring.serve();
        return ring;
    }

    /// The seals of a node that is up.
    static Seals seals(TestDatabase database, SecureRandom random, KeyRing ring) {
        return seals(database, random, ring, OwnSeals.NONE);
    }

    /// @param own the seals in its settings
    static Seals seals(TestDatabase database, SecureRandom random, KeyRing ring, OwnSeals own) {
        TestClock clock = new TestClock();
        Ids ids = new Ids(clock, random);
        return new Seals(
                new SealStore(database.db()),
                ring,
                own,
                new Gathering(clock),
                () -> {},
                database.tx(),
                TestAudit.log(database, ids, clock),
                random,
                ids,
                clock);
    }

    /// The epochs of a node that is up.
    static KeyEpochs epochs(TestDatabase database, KeyRing ring, TestClock clock, Runnable scrub) {
        return epochs(database, ring, clock, TestAudit.trusting(database, clock), scrub);
    }

    /// @param watch believes the clock or not
    static KeyEpochs epochs(TestDatabase database, KeyRing ring, TestClock clock, ClockWatch watch, Runnable scrub) {
        SecureRandom random = new SecureRandom();
        AuditLog audit = TestAudit.log(database, new Ids(clock, random), clock);
        EpochStore store = new EpochStore(database.db());
        Rewrapping rewrapping = new Rewrapping(store, ring.keychain(), scrub, database.tx(), audit, random, clock);
        return new KeyEpochs(
                new KeyStore(database.db()),
                store,
                ring.keychain(),
                rewrapping,
                new KeysSettings(Period.ofDays(7)),
                database.tx(),
                audit,
                watch,
                random,
                clock);
    }

    /// The index keys of a node that is up.
    ///
    /// @param db what its store asks
    /// @param scrub what takes the traces of destroyed ones away
    public static IndexKeys indexKeys(JdbcTemplate db, KeyRing ring, Runnable scrub) {
        return new IndexKeys(new KeyStore(db), ring.keychain(), scrub, new SecureRandom(), new TestClock());
    }

    /// Changes the root key, which one key file opens.
    public static void changeRoot(TestDatabase database, KeyRing ring, Path keyFile) throws IOException {
        Opening opening = new Opening.ByKeyFile(Files.readString(keyFile));
        roots(database, ring, database.db()).change(CUSTODIAN, new NewRoot(List.of(opening), Set.of(), false));
    }

    /// Changes it, and makes another key file open it instead.
    public static void changeRoot(TestDatabase database, KeyRing ring, Path keyFile, Path instead) throws IOException {
        Seals seals = seals(database, new SecureRandom(), ring);
        SealId first = seals.list(CUSTODIAN).getFirst().id();
        Opening opening = new Opening.ByKeyFile(Files.readString(keyFile));
        String content = seals.addKeyFile(CUSTODIAN, "instead", opening).content();
        Files.writeString(instead, content);
        Files.setPosixFilePermissions(instead, PosixFilePermissions.fromString("rw-------"));
        roots(database, ring, database.db())
                .change(CUSTODIAN, new NewRoot(List.of(new Opening.ByKeyFile(content)), Set.of(first), true));
    }

    /// @param db what its stores ask
    static RootChanges roots(TestDatabase database, KeyRing ring, JdbcTemplate db) {
        return roots(database, ring, db, OwnSeals.NONE);
    }

    /// @param own the seals in its settings
    static RootChanges roots(TestDatabase database, KeyRing ring, JdbcTemplate db, OwnSeals own) {
        SecureRandom random = new SecureRandom();
        TestClock clock = new TestClock();
        return new RootChanges(
                seals(database, random, ring, own),
                new SealStore(db),
                new KeyStore(db),
                new RootStore(db),
                ring.keychain(),
                () -> {},
                database.tx(),
                TestAudit.log(database, new Ids(clock, random), clock),
                TestAudit.trusting(database, clock),
                random,
                clock);
    }

    /// Changes of the key that backups are sealed under.
    public static BackupKeyChanges backupKeys(TestDatabase database, KeyRing ring) {
        return backupKeys(database, ring, database.db());
    }

    /// @param db what its store asks
    static BackupKeyChanges backupKeys(TestDatabase database, KeyRing ring, JdbcTemplate db) {
        SecureRandom random = new SecureRandom();
        TestClock clock = new TestClock();
        AuditLog audit = TestAudit.log(database, new Ids(clock, random), clock);
        return new BackupKeyChanges(new KeyStore(db), ring.keychain(), () -> {}, database.tx(), audit, random, clock);
    }

    /// Holds the rows of a database against what a ring has in memory.
    public static KeysProof proof(KeyRing ring) {
        return new KeysProof(ring.keychain());
    }

    /// Whether the ring has a key that opens these bytes as a person's data key, whatever number stands beside
    /// them.
    public static boolean opens(KeyRing ring, SubjectId subject, byte[] wrapped) {
        for (int number = 1; number < 20; number++) {
            try {
                ring.keychain().get().unwrap(new WrappedDataKey(subject, number, wrapped));
                return true;
            } catch (Corrupt _) {
                // Not under this one.
            }
        }
        return false;
    }

    /// A ring over a database of rooms, whose seal is the key file in their home.
    public static KeyRing over(TestDatabase database, Path keyFile) {
        return on(database, new KeyFileSeal(new KeyFile(keyFile), new SecureRandom()), new SecureRandom());
    }

    /// One seal for the keys of several databases, as a machine and the one that takes its place have.
    public static final class OneSeal {
        private final Seal seal;

        public OneSeal() {
            this.seal = new SealInMemory();
        }

        /// In a file, where a server finds it.
        public OneSeal(Path keyFile) {
            this.seal = new KeyFileSeal(new KeyFile(keyFile), new SecureRandom());
        }

        public KeyRing on(TestDatabase database) {
            return TestKeys.on(database, seal, new SecureRandom());
        }

        public BackupUnsealing unsealing() {
            return new BackupUnsealing(List.of(seal));
        }
    }
}
