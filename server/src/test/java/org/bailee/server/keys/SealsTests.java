package org.bailee.server.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bailee.crypto.RootKey;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.Problem;
import org.bailee.server.shared.SealId;
import org.bailee.server.shared.Unavailable;
import org.bailee.server.testing.TestActor;
import org.bailee.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several seals over one root key: any one opens, none of them goes before another is proven.
class SealsTests {
    private static final Actor ADMINISTRATOR = TestActor.in().with(Permission.CUSTODY_MANAGE);
    private static final Opening ITSELF = TestCustody.OPENING;
    private static final String PASSPHRASE = "correct horse battery staple";

    private final TestDatabase database = TestDatabase.fresh();
    private final SecureRandom random = new SecureRandom();
    private final Seal first = TestCustody.FIRST;
    private final KeyRing ring = TestKeys.on(database, first, random);
    private final Seals seals = TestKeys.seals(database, random, ring);

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void opensByAnyOneOfThem() {
        byte[] before = digest(ring);
        assertThat(seals.isOnlyOne()).isTrue();
        seals.addPassphrase(ADMINISTRATOR, "safe", PASSPHRASE, ITSELF);
        NewKeyFile file = seals.addKeyFile(ADMINISTRATOR, "bank", new Opening.ByPassphrase(PASSPHRASE));
        assertThat(seals.isOnlyOne()).isFalse();
        for (Seal seal : new Seal[] {first, passphrase(PASSPHRASE), new CarriedKeySeal(file.content(), random)}) {
            KeyRing opened = TestKeys.on(database, random, seal);
            assertThat(digest(opened)).isEqualTo(before);
            assertThat(opened.openedBy()).hasValue(seal.kind().word());
        }
        assertThat(seals.list(ADMINISTRATOR))
                .extracting(KeptSeal::kind, KeptSeal::label)
                .contains(tuple("passphrase", "safe"), tuple("key-file", "bank"));
        assertThat(entries("seal-added")).isEqualTo(2);
    }

    /// Its PIN proves that somebody may use it, and is never tried on the token itself.
    @Test
    void addsTheTokenOfItsSettingsAndOpensItForWhoKnowsItsPin(@TempDir Path folder) throws IOException {
        refuses(Invalid.class, "invalid", () -> seals.addToken(ADMINISTRATOR, "rack", ITSELF));
        AtomicBoolean away = new AtomicBoolean();
        Seal token = new SealInMemory() {
            @Override
            public SealKind kind() {
                return SealKind.PKCS11;
            }

            @Override
            public RootKey unseal(byte[] sealed) {
                if (away.get()) {
                    throw new Unavailable("seal.no-answer", "It is down.", "Wait.", Duration.ofSeconds(1));
                }
                return super.unseal(sealed);
            }
        };
        Path pin = Files.writeString(folder.resolve("pin"), "135 792\n");
        Files.setPosixFilePermissions(pin, PosixFilePermissions.fromString("rw-------"));
        Seals node =
                TestKeys.seals(database, random, ring, new OwnSeals(List.of(token), Optional.of(new PinFile(pin))));
        node.addToken(ADMINISTRATOR, "rack", ITSELF);
        assertThat(TestKeys.on(database, random, token).openedBy()).hasValue("pkcs11");
        node.addKeyFile(ADMINISTRATOR, "bank", new Opening.ByTokenPin("135 792"));
        refuses(
                Denied.class,
                "seal.not-opened",
                () -> node.addKeyFile(ADMINISTRATOR, "bank", new Opening.ByTokenPin("135 793")));
        assertThat(entries("seal-not-opened")).isEqualTo(1);
        away.set(true);
        refuses(
                Unavailable.class,
                "seal.no-answer",
                () -> node.addKeyFile(ADMINISTRATOR, "bank", new Opening.ByTokenPin("135 792")));
        assertThat(entries("seal-not-opened"))
                .as("a token that is down is no wrong try")
                .isEqualTo(1);
    }

    @Test
    void triesTheNextWhereOneDoesNotOpen() {
        seals.addPassphrase(ADMINISTRATOR, "safe", PASSPHRASE, ITSELF);
        Seal lost = new CarriedKeySeal(KeyFile.fresh(random), random);
        assertThat(TestKeys.on(database, random, lost, passphrase(PASSPHRASE)).openedBy())
                .hasValue("passphrase");
        refuses(
                Unavailable.class,
                "seal.wrong-carried-key",
                () -> TestKeys.on(database, random, lost, passphrase("another one, just as long")));
    }

    /// A seal that somebody else keeps can answer with a key of another installation, and mean well.
    @Test
    void findsAnAnswerThatIsAnotherRootKey() {
        Seal confused = new SealInMemory() {
            @Override
            public RootKey unseal(byte[] sealed) {
                return RootKey.random(random);
            }
        };
        refuses(Unavailable.class, "seal.wrong-root", () -> TestKeys.on(database, random, confused));
        assertThat(TestKeys.on(database, random, confused, first).isSealed()).isFalse();
    }

    /// S14: a row that somebody planted opens by their passphrase, and to a root key that is not the one in use.
    @Test
    void takesNoPlantedSealForOneOfItsOwn() {
        String known = "known to whoever planted it";
        TestDatabase theirs = TestDatabase.fresh();
        try {
            TestKeys.on(theirs, TestCustody.FIRST, random);
            TestCustody.on(theirs, TestCustody.FIRST).seals().addPassphrase(ADMINISTRATOR, "safe", known, ITSELF);
            theirs.db()
                    .query(
                            "select id, kind, label, sealed, sealed_at, mark from keys.sealed_root where kind = 'passphrase'",
                            row -> {
                                database.db()
                                        .update(
                                                "insert into keys.sealed_root (id, kind, label, sealed, sealed_at, mark)"
                                                        + " values (?, ?, ?, ?, ?, ?)",
                                                row.getObject(1),
                                                row.getObject(2),
                                                row.getObject(3),
                                                row.getObject(4),
                                                row.getObject(5),
                                                row.getObject(6));
                            });
            theirs.db().query("select wrapped from keys.wrapped_key where kind = 'key-encryption-key'", row -> {
                database.db()
                        .update(
                                "insert into keys.wrapped_key (kind, number, wrapped, made_at)"
                                        + " values ('key-encryption-key', 99, ?, now())",
                                row.getObject(1));
            });
        } finally {
            theirs.close();
        }
        refuses(
                Denied.class,
                "seal.not-opened",
                () -> seals.addKeyFile(ADMINISTRATOR, "mine", new Opening.ByPassphrase(known)));
    }

    /// S14: who has stolen a permission has not thereby a way in that outlives it.
    @Test
    void changesNothingForWhoeverOpensNone() {
        SealId only = seals.list(ADMINISTRATOR).getFirst().id();
        for (Opening wrong : new Opening[] {
            new Opening.ByPassphrase(PASSPHRASE),
            new Opening.ByCustodians(),
            new Opening.ByKeyFile("nonsense"),
            new Opening.ByKeyFile(KeyFile.fresh(random))
        }) {
            refuses(
                    Denied.class,
                    "seal.not-opened",
                    () -> seals.addPassphrase(ADMINISTRATOR, "mine", PASSPHRASE, wrong));
        }
        assertThat(entries("seal-not-opened")).isEqualTo(4);
        assertThat(seals.list(ADMINISTRATOR)).extracting(KeptSeal::id).containsExactly(only);
        Actor anybody = TestActor.in().with(Permission.AUDIT_READ);
        for (ThrowingCallable use : new ThrowingCallable[] {
            () -> seals.list(anybody),
            () -> seals.addPassphrase(anybody, "mine", PASSPHRASE, ITSELF),
            () -> seals.addKeyFile(anybody, "mine", ITSELF),
            () -> seals.remove(anybody, only, ITSELF)
        }) {
            assertThatExceptionOfType(Denied.class).isThrownBy(use);
        }
    }

    @Test
    void removesOneThatAnotherStandsInFor() {
        SealId old = seals.list(ADMINISTRATOR).getFirst().id();
        refuses(Conflict.class, "seal.last", () -> seals.remove(ADMINISTRATOR, old, ITSELF));
        seals.addPassphrase(ADMINISTRATOR, "safe", PASSPHRASE, ITSELF);
        refuses(Denied.class, "seal.not-opened", () -> seals.remove(ADMINISTRATOR, old, ITSELF));
        seals.remove(ADMINISTRATOR, old, new Opening.ByPassphrase(PASSPHRASE));
        assertThat(seals.list(ADMINISTRATOR)).extracting(KeptSeal::label).containsExactly("safe");
        refuses(Unavailable.class, "seal.other-kind", () -> TestKeys.on(database, random, first));
        assertThat(TestKeys.on(database, random, passphrase(PASSPHRASE)).isSealed())
                .isFalse();
        refuses(NotFound.class, "seal.unknown", () -> seals.remove(ADMINISTRATOR, old, ITSELF));
        assertThat(entries("seal-removed")).isEqualTo(1);
    }

    @Test
    void keepsOneWhenTwoAreRemovedAtOnce() throws Exception {
        SealId one = seals.list(ADMINISTRATOR).getFirst().id();
        SealId other =
                seals.addPassphrase(ADMINISTRATOR, "safe", PASSPHRASE, ITSELF).id();
        Callable<Boolean> removesOne = removal(one, new Opening.ByPassphrase(PASSPHRASE));
        Callable<Boolean> removesOther = removal(other, ITSELF);
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            int removed = 0;
            for (Future<Boolean> done : both.invokeAll(List.of(removesOne, removesOther))) {
                removed += done.get() ? 1 : 0;
            }
            assertThat(removed).isEqualTo(1);
        }
        assertThat(seals.list(ADMINISTRATOR)).hasSize(1);
    }

    @Test
    void refusesWeakPassphrasesUnfitNamesAndTooMany() {
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> seals.addPassphrase(ADMINISTRATOR, "safe", "eleven char", ITSELF))
                .satisfies(refused ->
                        assertThat(refused.violations().getFirst().code()).isEqualTo("seal.passphrase-weak"));
        for (String label : new String[] {"", " ", "two\nlines", "x".repeat(61)}) {
            assertThatExceptionOfType(Invalid.class).isThrownBy(() -> seals.addKeyFile(ADMINISTRATOR, label, ITSELF));
        }
        for (int i = 1; i < 8; i++) {
            seals.addKeyFile(ADMINISTRATOR, "copy " + i, ITSELF);
        }
        refuses(Conflict.class, "seal.too-many", () -> seals.addKeyFile(ADMINISTRATOR, "one more", ITSELF));
        assertThat(seals.list(ADMINISTRATOR)).hasSize(8);
    }

    private Callable<Boolean> removal(SealId id, Opening opening) {
        // Of another node each, as nothing in memory may be what keeps the last one.
        Seals node = TestKeys.seals(database, random, ring);
        return () -> {
            try {
                node.remove(ADMINISTRATOR, id, opening);
                return true;
            } catch (Problem refused) {
                return false;
            }
        };
    }

    private Seal passphrase(String passphrase) {
        return new PassphraseSeal(new GivenPassphrase(passphrase), random, 256);
    }

    private static byte[] digest(KeyRing ring) {
        return ring.digest(new FieldPath("profile", "email"), "exact", "ada@example.org");
    }

    private int entries(String kind) {
        return database.db()
                .queryForList("select 1 from audit.entry where kind = ?", kind)
                .size();
    }

    private static void refuses(Class<? extends Problem> type, String code, ThrowingCallable use) {
        assertThatExceptionOfType(type)
                .isThrownBy(use)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
