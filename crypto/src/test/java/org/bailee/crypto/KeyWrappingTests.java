package org.bailee.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bailee.crypto.Samples.ADA;
import static org.bailee.crypto.Samples.ADAS_EMAIL;
import static org.bailee.crypto.Samples.BOB;
import static org.bailee.crypto.Samples.PLAINTEXT;
import static org.bailee.crypto.Samples.RANDOM;

import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class KeyWrappingTests {
    private final RootKey root = RootKey.random(RANDOM);
    private final KeyEncryptionKey first = KeyEncryptionKey.random(1, RANDOM);
    private final DataKey adas = DataKey.random(RANDOM);

    @Test
    void unwrapsADataKeyForItsPersonOnly() {
        byte[] wrapped = first.wrap(adas, ADA, RANDOM);
        byte[] envelope = adas.seal(PLAINTEXT, ADAS_EMAIL, RANDOM);
        assertThat(first.unwrap(wrapped, ADA).open(envelope, ADAS_EMAIL)).isEqualTo(PLAINTEXT);
        corrupt(() -> first.unwrap(wrapped, BOB));
        corrupt(() -> KeyEncryptionKey.random(1, RANDOM).unwrap(wrapped, ADA));
        corrupt(() -> new KeyEncryptionKey(2, Secret.takeFrom(first.bytes())).unwrap(wrapped, ADA));
    }

    @Test
    void unwrapsAKeyUnderItsNumberAndKindOnly() {
        byte[] wrapped = root.wrap(first, RANDOM);
        assertThat(root.unwrapKeyEncryptionKey(1, wrapped).bytes()).isEqualTo(first.bytes());
        corrupt(() -> root.unwrapKeyEncryptionKey(2, wrapped));
        corrupt(() -> root.unwrapIndexRoot(1, wrapped));
        corrupt(() -> RootKey.random(RANDOM).unwrapKeyEncryptionKey(1, wrapped));

        byte[] index = root.wrap(IndexRoot.random(1, RANDOM), RANDOM);
        corrupt(() -> root.unwrapKeyEncryptionKey(1, index));
    }

    @Test
    void wrapsAKeyAnewInItsPlaceUnderAnotherRootKey() {
        RootKey next = RootKey.random(RANDOM);
        byte[] wrapped = root.wrap(first, RANDOM);
        byte[] anew = root.rewrap("key-encryption-key", 1, wrapped, next, RANDOM);
        assertThat(next.unwrapKeyEncryptionKey(1, anew).bytes()).isEqualTo(first.bytes());
        corrupt(() -> root.unwrapKeyEncryptionKey(1, anew));
        corrupt(() -> next.unwrapKeyEncryptionKey(2, anew));
        corrupt(() -> root.rewrap("key-encryption-key", 2, wrapped, next, RANDOM));
        corrupt(() -> root.rewrap("index-root", 1, wrapped, next, RANDOM));
        corrupt(() -> next.rewrap("key-encryption-key", 1, wrapped, root, RANDOM));
    }

    @Test
    void handsARootKeyOnToWhoHasTheOneBeforeUnderItsNumberOnly() {
        RootKey next = RootKey.random(RANDOM);
        byte[] handed = root.wrap(next, 2, RANDOM);
        assertThat(root.unwrapSuccessor(2, handed).isSameAs(next)).isTrue();
        corrupt(() -> root.unwrapSuccessor(3, handed));
        corrupt(() -> next.unwrapSuccessor(2, handed));
        corrupt(() -> root.unwrapKeyEncryptionKey(2, handed));
        corrupt(() -> root.unwrapSuccessor(1, root.wrap(first, RANDOM)));
    }

    @Test
    void unwrapsTheSeedOfASigningKeyUnderItsNumberOnly() {
        byte[] seed = new byte[32];
        RANDOM.nextBytes(seed);
        byte[] wrapped = first.wrapLogSeed(seed, 1, RANDOM);
        assertThat(first.unwrapLogSeed(wrapped, 1)).isEqualTo(seed);
        corrupt(() -> first.unwrapLogSeed(wrapped, 2));
        corrupt(() -> first.unwrap(wrapped, ADA));
        corrupt(() -> KeyEncryptionKey.random(1, RANDOM).unwrapLogSeed(wrapped, 1));
        corrupt(() -> new KeyEncryptionKey(2, Secret.takeFrom(first.bytes())).unwrapLogSeed(wrapped, 1));
        corrupt(() -> first.unwrapLogSeed(first.wrapLogSeed(new byte[31], 1, RANDOM), 1));
    }

    @Test
    void unsealsTheRootKeyWithItsSecretAndHeaderOnly() {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        byte[] header = {1, 2, 3};
        byte[] sealed = SealKey.takeFrom(secret.clone()).seal(root, header, RANDOM);
        assertThat(SealKey.takeFrom(secret.clone()).unseal(sealed, header).bytes())
                .isEqualTo(root.bytes());
        corrupt(() -> SealKey.takeFrom(secret.clone()).unseal(sealed, new byte[] {1, 2, 4}));
        corrupt(() -> SealKey.takeFrom(new byte[32]).unseal(sealed, header));
    }

    @Test
    void refusesAWrappedKeyOfAnotherLength() {
        byte[] place = {1};
        byte[] shortKey =
                new EnvelopeKey(Secret.takeFrom(new byte[32]), "bailee seal 1").seal(new byte[31], place, RANDOM);
        corrupt(() -> SealKey.takeFrom(new byte[32]).unseal(shortKey, place));
    }

    @Test
    void wipesTheSecretItWasGiven() {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) 7);
        SealKey key = SealKey.takeFrom(secret);
        assertThat(secret).containsOnly(0);
        key.destroy();
        assertThat(key.isDestroyed()).isTrue();
        assertThatThrownBy(() -> key.seal(root, new byte[0], RANDOM)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void everyKeyPrintsAsSealed() {
        IndexRoot index = IndexRoot.random(1, RANDOM);
        assertThat(root).hasToString("[sealed]");
        assertThat(first).hasToString("[sealed]");
        assertThat(index).hasToString("[sealed]");
        assertThat(index.key("profile", "email", "exact")).hasToString("[sealed]");
        assertThat(Secret.random(RANDOM)).hasToString("[sealed]");
        assertThat(VaultToken.random(RANDOM)).hasToString("[sealed]");
    }

    @Test
    void destroyedKeysAreOfNoUse() {
        first.destroy();
        root.destroy();
        IndexRoot index = IndexRoot.random(1, RANDOM);
        IndexKey email = index.key("profile", "email", "exact");
        index.destroy();
        email.destroy();
        assertThatThrownBy(() -> first.wrap(adas, ADA, RANDOM)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> root.wrap(IndexRoot.random(1, RANDOM), RANDOM))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> index.key("profile", "email", "exact")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> email.digest("x")).isInstanceOf(IllegalStateException.class);
    }

    private static void corrupt(ThrowingCallable reading) {
        assertThatThrownBy(reading).isExactlyInstanceOf(Corrupt.class);
    }
}
