package org.bailee.server.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.bailee.server.keys.TestCustody.ADMINISTRATOR;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bailee.crypto.IndexRoot;
import org.bailee.crypto.KeyEncryptionKey;
import org.bailee.crypto.RootKey;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.Problem;
import org.bailee.server.shared.Unavailable;
import org.bailee.server.testing.TestClock;
import org.bailee.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// One root key follows another while others write at the same moment, or somebody plants rows.
class RootSuccessionTests {
    private static final Seal FILE = TestCustody.FIRST;
    private static final NewRoot ONE = new NewRoot(List.of(TestCustody.OPENING), Set.of(), false);

    private final TestDatabase database = TestDatabase.fresh();
    private final SecureRandom random = new SecureRandom();
    private final KeyStore keys = new KeyStore(database.db());
    private final SealStore seals = new SealStore(database.db());
    private final TestCustody node = TestCustody.on(database, FILE);

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    /// Else no server could start any more: one row that nothing opens is one too many.
    @Test
    void keepsNoKeyThatWasWrappedBeforeAnotherRootKeyWasTakenUp() {
        Keychain other = restarted().keychain().get();
        WrappedKey late = new WrappedKey(
                WrappedKey.Kind.KEY_ENCRYPTION_KEY, 2, other.wrap(KeyEncryptionKey.random(2, random), random));
        node.roots().change(ADMINISTRATOR, ONE);
        other.follow(keys);
        refuses(Unavailable.class, "keys.root-changed", () -> keep(other, late));
        assertThat(restarted().isSealed()).isFalse();
    }

    /// It would go on sealing the old root key, and a server that starts by it would find another one's keys.
    @Test
    void isRefusedIfASealCameInWhileItWaited() throws Exception {
        SealedRoot first = seals.all().getFirst();
        SealedRoot added = new SealedRoot(
                new Ids(new TestClock(), random).next(),
                first.kind(),
                "late",
                first.sealed(),
                first.mark(),
                first.sealedAt());
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(1);
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            Future<Boolean> adding = two.submit(() -> database.tx().write(() -> {
                seals.locked();
                seals.insert(added);
                held.countDown();
                await(waiting);
                return true;
            }));
            held.await();
            Future<RootChange> changing = two.submit(() -> node.roots().change(ADMINISTRATOR, ONE));
            untilSomebodyWaits();
            waiting.countDown();
            assertThat(adding.get()).isTrue();
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(changing::get)
                    .havingCause()
                    .isInstanceOfSatisfying(
                            Conflict.class,
                            refused -> assertThat(refused.code()).isEqualTo("seal.changed"));
        }
        assertThat(seals.all()).hasSize(2);
        assertThat(node.roots().list(ADMINISTRATOR)).isEmpty();
    }

    /// Whoever stole the root key can hand on their own, but puts nothing that counts under it.
    @Test
    void takesUpNoRootKeyThatOpensNothingAndSaysSo() {
        KeyRing other = restarted();
        KeysProof proof = new KeysProof(other.keychain());
        RootKey theirs = plant(2);
        // Nor one that opens only what came with it.
        keys.insert(
                new WrappedKey(WrappedKey.Kind.INDEX_ROOT, 77, theirs.wrap(IndexRoot.random(77, random), random)),
                Instant.EPOCH);
        other.keychain().get().follow(keys);
        assertThat(other.isRoot(root())).isTrue();
        assertThat(other.isRoot(theirs)).isFalse();
        refuses(Unavailable.class, "keys.unsound", () -> proof.proveOurs(database.db()));
        database.db().update("delete from keys.wrapped_key where number = 77");
        refuses(Unavailable.class, "keys.unsound", () -> proof.proveOurs(database.db()));
        database.db().update("delete from keys.root_handover");
        proof.proveOurs(database.db());
    }

    @Test
    void isChangedAndTakenUpWhateverRootKeysTheThiefHandsOn() {
        KeyRing other = restarted();
        plant(1);
        RootKey theirs = plant(2);
        assertThat(node.roots().change(ADMINISTRATOR, ONE).number()).isEqualTo(2);
        database.db()
                .update(
                        "insert into keys.root_handover (number, wrapped) values (3, ?)",
                        theirs.wrap(RootKey.random(random), 3, random));
        other.keychain().get().follow(keys);
        assertThat(other.isRoot(root())).isTrue();
        new KeysProof(other.keychain()).proveOurs(database.db());
    }

    @Test
    void isTakenUpAfterSeveralChangesAtOnce() {
        KeyRing other = restarted();
        node.roots().change(ADMINISTRATOR, ONE);
        node.roots().change(ADMINISTRATOR, ONE);
        other.keychain().get().follow(keys);
        assertThat(other.isRoot(root())).isTrue();
    }

    /// Seals it finds after a change it has not seen before: which of them are as they were made?
    @Test
    void noticesSealsThatWereSpoiltRightAfterItWasChanged() {
        node.seals().addPassphrase(ADMINISTRATOR, "safe", "correct horse battery staple", TestCustody.OPENING);
        KeyRing other = restarted();
        KeysProof proof = new KeysProof(other.keychain());
        proof.proveOurs(database.db());
        NewRoot both = new NewRoot(
                List.of(new Opening.ByPassphrase("correct horse battery staple"), TestCustody.OPENING),
                Set.of(),
                false);
        node.roots().change(ADMINISTRATOR, both);
        database.db().update("update keys.sealed_root set sealed = sha256(sealed) where kind = 'passphrase'");
        refuses(Unavailable.class, "keys.unsound", () -> proof.proveOurs(database.db()));
        assertThat(other.isRoot(root())).isTrue();
        refuses(
                Unavailable.class,
                "keys.unsound",
                () -> new KeysProof(restarted().keychain()).proveOurs(database.db()));
    }

    @Test
    void noticesASealOfTheRootKeyBeforeThatIsPutBack() {
        SealedRoot before = seals.all().getFirst();
        KeysProof proof = new KeysProof(node.ring().keychain());
        node.roots().change(ADMINISTRATOR, ONE);
        proof.proveOurs(database.db());
        seals.reseal(before);
        refuses(Unavailable.class, "keys.unsound", () -> proof.proveOurs(database.db()));
    }

    private RootKey plant(int number) {
        RootKey theirs = RootKey.random(random);
        database.db()
                .update(
                        "insert into keys.root_handover (number, wrapped) values (?, ?)",
                        number,
                        root().wrap(theirs, number, random));
        return theirs;
    }

    private void untilSomebodyWaits() throws InterruptedException {
        for (int tries = 0; isNobodyWaiting(); tries++) {
            assertThat(tries).isLessThan(500);
            Thread.sleep(20);
        }
    }

    private boolean isNobodyWaiting() {
        return database.db()
                .queryForList(
                        "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                .isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private void keep(Keychain chain, WrappedKey key) {
        database.tx().write(() -> {
            chain.keep(key, keys, Instant.EPOCH);
            return true;
        });
    }

    private KeyRing restarted() {
        return TestKeys.on(database, random, FILE);
    }

    private RootKey root() {
        return FILE.unseal(seals.all().getFirst().sealed());
    }

    private static void refuses(Class<? extends Problem> type, String code, ThrowingCallable use) {
        assertThatExceptionOfType(type)
                .isThrownBy(use)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
