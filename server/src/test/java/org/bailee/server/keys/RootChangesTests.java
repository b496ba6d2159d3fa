package org.bailee.server.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.bailee.server.keys.TestCustody.ADMINISTRATOR;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bailee.crypto.KeyEncryptionKey;
import org.bailee.crypto.RootKey;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.Problem;
import org.bailee.server.shared.SealId;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.shared.Unavailable;
import org.bailee.server.testing.TestActor;
import org.bailee.server.testing.TestClock;
import org.bailee.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Another root key takes over while servers run: nothing is lost, and what was not opened for it opens it no more.
class RootChangesTests {
    private static final Seal FILE = TestCustody.FIRST;
    private static final Opening BY_FILE = TestCustody.OPENING;
    private static final String PASSPHRASE = "correct horse battery staple";
    private static final Opening BY_PASSPHRASE = new Opening.ByPassphrase(PASSPHRASE);
    private static final NewRoot BOTH = new NewRoot(List.of(BY_PASSPHRASE, BY_FILE), Set.of(), false);
    private static final NewRoot ONE = new NewRoot(List.of(BY_FILE), Set.of(), false);

    private final TestDatabase database = TestDatabase.fresh();
    private final SecureRandom random = new SecureRandom();
    private final Ids ids = new Ids(new TestClock(), random);
    private final TestCustody node = TestCustody.on(database, FILE);
    private final SubjectId ada = keep(node.ring());
    private final byte[] digest = digest(node.ring());

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void putsAnotherRootKeyBehindEverySealThatWasOpened() {
        addPassphrase();
        RootKey old = root();
        List<WrappedKey> below = new KeyStore(database.db()).wrappedKeys();
        assertThat(node.roots().list(ADMINISTRATOR)).isEmpty();
        RootChange changed = node.roots().change(ADMINISTRATOR, BOTH);
        assertThat(changed.number()).isEqualTo(2);
        assertThat(changed.seals()).isEqualTo(2);
        assertThat(node.roots().list(ADMINISTRATOR)).containsExactly(changed);
        opens(node.ring());
        opens(restarted(FILE));
        opens(restarted(passphrase()));
        assertThat(root().isSameAs(old)).isFalse();
        assertThat(new RootCheck(below).fits(old)).isTrue();
        assertThat(new RootCheck(new KeyStore(database.db()).wrappedKeys()).fits(old))
                .isFalse();
        assertThat(entries("root-changed")).isEqualTo(1);
        assertThat(node.roots().change(ADMINISTRATOR, BOTH).number()).isEqualTo(3);
        opens(restarted(passphrase()));
    }

    @Test
    void isRefusedWhileASealIsNeitherOpenedNorDropped() {
        String safe = addPassphrase().id().toString();
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> node.roots().change(ADMINISTRATOR, ONE))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("root.seals-closed"))
                .withMessageContaining(safe);
        assertThat(node.roots().list(ADMINISTRATOR)).isEmpty();
        opens(restarted(passphrase()));
    }

    @Test
    void dropsASealThatIsNamedAndNeverTheLastWithoutAWord() {
        SealId safe = addPassphrase().id();
        SealId first = node.seals().list(ADMINISTRATOR).getFirst().id();
        refuses(Conflict.class, "root.no-seal", change(List.of(BY_FILE), Set.of(safe, first), true));
        refuses(Conflict.class, "root.one-seal", change(List.of(BY_FILE), Set.of(safe), false));
        refuses(NotFound.class, "seal.unknown", change(List.of(BY_FILE), Set.of(new SealId(ids.next())), true));
        refuses(Denied.class, "seal.not-opened", change(List.of(BY_PASSPHRASE), Set.of(safe), true));
        assertThat(node.roots().list(ADMINISTRATOR)).isEmpty();
        NewRoot wanted = new NewRoot(List.of(BY_FILE), Set.of(safe), true);
        assertThat(node.roots().change(ADMINISTRATOR, wanted).seals()).isEqualTo(1);
        assertThat(entries("seal-removed")).isEqualTo(1);
        opens(restarted(FILE));
        refuses(Unavailable.class, "seal.other-kind", () -> restarted(passphrase()));
    }

    @Test
    void isForNobodyWhoOpensNoneAndMakesThemWait() {
        assertThatExceptionOfType(Denied.class)
                .isThrownBy(() -> node.roots().change(TestActor.in().with(Permission.AUDIT_READ), ONE));
        for (int i = 0; i < 5; i++) {
            refuses(Denied.class, "seal.not-opened", change(List.of(BY_PASSPHRASE), Set.of(), false));
        }
        refuses(Unavailable.class, "seal.tried-too-often", change(List.of(BY_FILE), Set.of(), false));
        assertThat(entries("seal-not-opened")).isEqualTo(5);
        opens(restarted(FILE));
    }

    @Test
    void leavesCustodiansTheSharesTheyHold() {
        List<String> shares = node.appoint(2, 3, Optional.empty());
        List<String> others = node.appoint(3, 4, Optional.empty());
        Opening together = new Opening.ByCustodians();
        NewRoot wanted = new NewRoot(List.of(together, BY_FILE, together), Set.of(), false);
        refuses(Denied.class, "seal.not-opened", () -> node.roots().change(ADMINISTRATOR, wanted));
        bring(node, shares.subList(0, 2));
        bring(node, others.subList(1, 4));
        assertThat(node.roots().change(ADMINISTRATOR, wanted).seals()).isEqualTo(3);
        for (List<String> enough : List.of(shares.subList(1, 3), others.subList(0, 3))) {
            TestCustody sealed = TestCustody.on(database, CustodianSeal.awaited());
            assertThat(sealed.ring().isSealed()).isTrue();
            bring(sealed, enough);
            opens(sealed.ring());
        }
    }

    /// Sealed while it was changed, it knows nothing of the old root key.
    @Test
    void opensAServerThatWasSealedMeanwhile() {
        addPassphrase();
        TestCustody sealed = TestCustody.on(database, FILE);
        sealed.seals().sealServer(ADMINISTRATOR);
        node.roots().change(ADMINISTRATOR, BOTH);
        sealed.unsealer().open(BY_PASSPHRASE, "192.0.2.1");
        opens(sealed.ring());
        KeysProof proof = new KeysProof(sealed.ring().keychain());
        proof.proveOurs(database.db());
    }

    @Test
    void anotherNodeTakesItUpAndKeepsNothingUnderTheOldOne() {
        KeyRing other = restarted(FILE);
        KeysProof proof = new KeysProof(other.keychain());
        proof.proveOurs(database.db());
        WrappedKey late = new WrappedKey(
                WrappedKey.Kind.KEY_ENCRYPTION_KEY,
                99,
                other.keychain().get().wrap(KeyEncryptionKey.random(99, random), random));
        node.roots().change(ADMINISTRATOR, ONE);
        refuses(Unavailable.class, "keys.root-changed", () -> keep(other, late));
        opens(other);
        proof.proveOurs(database.db());
        assertThat(other.isRoot(root())).isTrue();
        // Under the new one, then.
        KeyEpochs epochs = TestKeys.epochs(database, other, new TestClock(), () -> {});
        assertThat(epochs.begin(ADMINISTRATOR)).isEqualTo(2);
        opens(restarted(FILE));
        database.db().update("update keys.sealed_root set sealed = '\\x01'");
        refuses(Unavailable.class, "keys.unsound", () -> proof.proveOurs(database.db()));
    }

    @Test
    void twoNodesAtOnceChangeItOneAfterTheOtherOrOneOfThemNot() throws Exception {
        TestCustody other = TestCustody.on(database, FILE);
        List<Callable<Boolean>> both = List.of(changes(node), changes(other));
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            int changed = 0;
            for (Future<Boolean> done : two.invokeAll(both)) {
                changed += done.get() ? 1 : 0;
            }
            assertThat(changed).isPositive();
            assertThat(node.roots().list(ADMINISTRATOR)).hasSize(changed);
        }
        for (TestCustody each : List.of(node, other)) {
            each.ring().keychain().get().refresh(new KeyStore(database.db()));
            assertThat(each.ring().isRoot(root())).isTrue();
        }
        opens(restarted(FILE));
    }

    /// Who can write to the database makes no node take up a root key that they have.
    @Test
    void takesUpNoRootKeyThatSomebodyPlanted() {
        RootKey theirs = RootKey.random(random);
        RootKey before = root();
        database.db()
                .update(
                        "insert into keys.root_handover (number, wrapped) values (2, ?), (3, ?)",
                        theirs.wrap(theirs, 2, random),
                        // Under ours, yet of another number.
                        before.wrap(theirs, 4, random));
        node.ring().keychain().get().refresh(new KeyStore(database.db()));
        assertThat(node.ring().isRoot(before)).isTrue();
        database.db().update("delete from keys.root_handover");
        node.roots().change(ADMINISTRATOR, ONE);
        // The old one is in the wrong hands: that is why it was changed.
        database.db()
                .update(
                        "insert into keys.root_handover (number, wrapped) values (3, ?)",
                        before.wrap(theirs, 3, random));
        node.ring().keychain().get().refresh(new KeyStore(database.db()));
        assertThat(node.ring().isRoot(root())).isTrue();
        opens(node.ring());
    }

    /// Begun under the old root key, they would seal that one.
    @Test
    void letsNoSealComeIntoForceThatWasBegunBefore() {
        List<Actor> people = TestCustody.people(2);
        node.custodians()
                .begin(
                        ADMINISTRATOR,
                        new NewSplit(
                                "management", 2, people.stream().map(Actor::id).toList(), Optional.empty()),
                        BY_FILE);
        List<String> shares = people.stream().map(node.custodians()::show).toList();
        node.roots().change(ADMINISTRATOR, ONE);
        node.custodians().confirm(people.getFirst(), shares.getFirst());
        refuses(Conflict.class, "seal.changed", () -> node.custodians().confirm(people.getLast(), shares.getLast()));
        assertThat(node.seals().list(ADMINISTRATOR)).hasSize(1);
    }

    @Test
    void endsTheHandoverWhenEveryNodeHasHadItsTime() {
        node.roots().change(ADMINISTRATOR, ONE);
        node.roots().step();
        assertThat(handovers()).isEqualTo(1);
        node.clock().advance(RootChanges.HANDOVER.minus(Duration.ofSeconds(1)));
        node.roots().step();
        assertThat(handovers()).isEqualTo(1);
        node.clock().advance(Duration.ofSeconds(1));
        node.roots().step();
        node.roots().step();
        assertThat(handovers()).isZero();
        assertThat(node.roots().list(ADMINISTRATOR).getFirst().endedAt())
                .hasValue(node.clock().instant());
        assertThat(entries("root-change-ended")).isEqualTo(1);
    }

    /// It would end at once, and who had not taken up the new root key would have to be started again.
    @Test
    void endsNoHandoverByAClockThatJumped() {
        node.roots().change(ADMINISTRATOR, ONE);
        node.roots().step();
        node.clock().advance(Duration.ofDays(4_000));
        node.roots().step();
        assertThat(handovers()).isEqualTo(1);
        assertThat(node.roots().list(ADMINISTRATOR).getFirst().endedAt()).isEmpty();
        node.clock().advance(Duration.ofDays(-4_000));
        node.clock().advance(RootChanges.HANDOVER);
        node.roots().step();
        assertThat(handovers()).isZero();
    }

    /// Before the one transaction is kept the old root key is whole, and after it the new one.
    @Test
    void killedAtAnyStatementItLeavesTheOldOrTheNewRootKeyWhole() {
        String content = node.seals().addKeyFile(ADMINISTRATOR, "bank", BY_FILE).content();
        Seal bank = new CarriedKeySeal(content, random);
        NewRoot both = new NewRoot(List.of(new Opening.ByKeyFile(content), BY_FILE), Set.of(), false);
        int killed = 0;
        while (true) {
            RootKey before = root();
            KeyRing up = restarted(FILE);
            RootChanges changes = TestKeys.roots(database, up, new StumblingDb(database.db(), killed));
            try {
                changes.change(ADMINISTRATOR, both);
                break;
            } catch (StumblingDb.Killed _) {
                killed++;
            }
            boolean kept = !new RootCheck(new KeyStore(database.db()).wrappedKeys()).fits(before);
            assertThat(kept).isEqualTo(!root().isSameAs(before));
            opens(restarted(FILE));
            opens(restarted(bank));
            // What was up and not killed goes on, whichever it is.
            up.keychain().get().refresh(new KeyStore(database.db()));
            assertThat(up.isRoot(root())).isTrue();
        }
        assertThat(killed).isGreaterThan(12);
        opens(restarted(bank));
    }

    @Test
    void killedAtAnyStatementItEndsTheHandoverAnotherTime() {
        node.roots().change(ADMINISTRATOR, ONE);
        int killed = 0;
        database.db().update("update keys.root_change set changed_at = changed_at - interval '1 hour'");
        while (true) {
            try {
                TestKeys.roots(database, restarted(FILE), new StumblingDb(database.db(), killed))
                        .step();
                break;
            } catch (StumblingDb.Killed _) {
                killed++;
                opens(restarted(FILE));
            }
        }
        assertThat(killed).isEqualTo(6);
        assertThat(handovers()).isZero();
        assertThat(entries("root-change-ended")).isEqualTo(1);
    }

    private Callable<Boolean> changes(TestCustody each) {
        return () -> {
            try {
                each.roots().change(ADMINISTRATOR, ONE);
                return true;
            } catch (Conflict | Denied overtaken) {
                return false;
            }
        };
    }

    private ThrowingCallable change(List<Opening> openings, Set<SealId> dropped, boolean leaveOne) {
        return () -> node.roots().change(ADMINISTRATOR, new NewRoot(openings, dropped, leaveOne));
    }

    private KeptSeal addPassphrase() {
        return node.seals().addPassphrase(ADMINISTRATOR, "safe", PASSPHRASE, BY_FILE);
    }

    private static void bring(TestCustody to, List<String> shares) {
        shares.forEach(share -> to.unsealer().share(share, "192.0.2.1"));
    }

    private RootKey root() {
        SealedRoot row = new SealStore(database.db()).all().getFirst();
        return FILE.unseal(row.sealed());
    }

    private Seal passphrase() {
        return new PassphraseSeal(new GivenPassphrase(PASSPHRASE), random, 256);
    }

    private KeyRing restarted(Seal seal) {
        return TestKeys.on(database, random, seal);
    }

    private void opens(KeyRing ring) {
        assertThat(ring.of(List.of(ada))).containsKey(ada);
        assertThat(digest(ring)).isEqualTo(digest);
        assertThat(ring.of(List.of(keep(ring)))).hasSize(1);
    }

    private SubjectId keep(KeyRing ring) {
        NewDataKey key = ring.make(ids.nextSubject());
        database.tx().write(() -> {
            ring.keep(List.of(key));
            return true;
        });
        return key.subject();
    }

    private void keep(KeyRing ring, WrappedKey key) {
        database.tx().write(() -> {
            ring.keychain().get().keep(key, new KeyStore(database.db()), new TestClock().instant());
            return true;
        });
    }

    private static byte[] digest(KeyRing ring) {
        return ring.digest(new FieldPath("profile", "email"), "exact", "ada@example.org");
    }

    private int handovers() {
        return new KeyStore(database.db()).underRoot().handovers().size();
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
