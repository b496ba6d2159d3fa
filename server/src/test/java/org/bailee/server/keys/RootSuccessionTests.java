package org.bailee.server.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.bailee.server.keys.TestCustody.ADMINISTRATOR;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bailee.crypto.KeyEncryptionKey;
import org.bailee.server.shared.Problem;
import org.bailee.server.shared.Unavailable;
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

    private void keep(Keychain chain, WrappedKey key) {
        database.tx().write(() -> {
            chain.keep(key, keys, Instant.EPOCH);
            return true;
        });
    }

    private KeyRing restarted() {
        return TestKeys.on(database, random, FILE);
    }

    private static void refuses(Class<? extends Problem> type, String code, ThrowingCallable use) {
        assertThatExceptionOfType(type)
                .isThrownBy(use)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
