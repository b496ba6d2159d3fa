package org.bailee.server.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.bailee.crypto.KeyEncryptionKey;
import org.bailee.crypto.RootKey;
import org.bailee.server.shared.Unavailable;
import org.junit.jupiter.api.Test;

/// What every seal promises, whatever its secret is.
interface SealContract {
    SecureRandom RANDOM = new SecureRandom();

    /// A seal whose secret is at hand, always the same within one test.
    Seal seal();

    /// A seal of this kind with another secret.
    Seal another();

    /// What opens the seals, if it can be written down: no message may have it.
    default List<String> secrets() {
        return List.of();
    }

    /// How many bytes to go on after each one that is changed: more than one where a try is dear.
    default int stride() {
        return 1;
    }

    @Test
    default void unsealsWhatItSealed() {
        RootKey root = RootKey.random(RANDOM);
        byte[] key = root.wrap(KeyEncryptionKey.random(1, RANDOM), RANDOM);
        byte[] sealed = seal().seal(root);
        RootKey unsealed = seal().unseal(sealed);
        assertThatCode(() -> unsealed.unwrapKeyEncryptionKey(1, key)).doesNotThrowAnyException();
        assertThat(unsealed).isNotSameAs(root);
    }

    @Test
    default void sealsTheSameDifferentlyEachTime() {
        RootKey root = RootKey.random(RANDOM);
        assertThat(seal().seal(root)).isNotEqualTo(seal().seal(root));
    }

    @Test
    default void refusesAnotherSecretAndSaysWhatToDo() {
        byte[] sealed = seal().seal(RootKey.random(RANDOM));
        another().seal(RootKey.random(RANDOM));
        refused(another(), sealed);
    }

    @Test
    default void refusesWhatWasChanged() {
        byte[] sealed = seal().seal(RootKey.random(RANDOM));
        for (int at = 0; at < sealed.length; at += stride()) {
            byte[] changed = sealed.clone();
            changed[at] ^= (byte) (1 << at % 8);
            refused(seal(), changed);
            refused(seal(), Arrays.copyOf(sealed, at));
        }
        refused(seal(), Arrays.copyOf(sealed, sealed.length - 1));
        refused(seal(), Arrays.copyOf(sealed, sealed.length + 1));
    }

    /// P11: what another kind of seal wrote, or nobody.
    @Test
    default void refusesBytesThatAreNoneOfItsKind() {
        RootKey root = RootKey.random(RANDOM);
        byte[] own = seal().seal(root);
        byte[] any = own.clone();
        RANDOM.nextBytes(any);
        refused(seal(), any);
        refused(seal(), new byte[own.length]);
        refused(seal(), new SealInMemory().seal(root));
        for (int first = 0; first < 4; first++) {
            byte[] other = new SealInMemory().seal(root);
            other[0] = (byte) first;
            refused(seal(), other);
        }
    }

    /// P11: a seal that answers, and with a root key that is not this database's.
    @Test
    default void isNotBelievedWhenItGivesAnotherRootKey() {
        RootKey ours = RootKey.random(RANDOM);
        byte[] wrapped = ours.wrap(KeyEncryptionKey.random(1, RANDOM), RANDOM);
        RootCheck check = new RootCheck(List.of(new WrappedKey(WrappedKey.Kind.KEY_ENCRYPTION_KEY, 1, wrapped)));
        SealedRoot theirs = row(seal().seal(RootKey.random(RANDOM)));
        SealTrial trial = new SealTrial(check::fits);
        assertThat(trial.open(List.of(seal()), List.of(theirs))).isEmpty();
        assertThat(trial.refused().orElseThrow())
                .extracting(Unavailable::code, Closed::of)
                .containsExactly("seal.wrong-root", Closed.WRONG);
        SealedRoot own = row(seal().seal(ours));
        assertThat(new SealTrial(check::fits).open(List.of(seal()), List.of(theirs, own)))
                .map(OpenedRoot::by)
                .contains(own);
    }

    @Test
    default void tellsNobodyItsSecret() {
        byte[] sealed = seal().seal(RootKey.random(RANDOM));
        another().seal(RootKey.random(RANDOM));
        String told = seal().toString() + seal().kind() + refused(seal(), new byte[0]) + refused(another(), sealed);
        for (String secret : secrets()) {
            assertThat(told).doesNotContain(secret, HexFormat.of().formatHex(secret.getBytes(UTF_8)));
        }
        assertThat(told)
                .doesNotContain(
                        HexFormat.of().formatHex(sealed), Base64.getEncoder().encodeToString(sealed));
    }

    private SealedRoot row(byte[] sealed) {
        return new SealedRoot(UUID.randomUUID(), seal().kind().word(), "test", sealed, new byte[0], Instant.EPOCH);
    }

    /// @return everything that is said
    private static String refused(Seal seal, byte[] sealed) {
        String[] said = new String[1];
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> seal.unseal(sealed))
                .satisfies(refused -> {
                    assertThat(refused.code()).startsWith("seal.wrong-");
                    assertThat(Closed.of(refused)).isEqualTo(Closed.WRONG);
                    assertThat(refused.hint()).isNotBlank();
                    said[0] = refused + refused.code() + refused.says() + refused.hint() + refused.gaps();
                });
        return said[0];
    }

    static void refuses(Seal seal, byte[] sealed) {
        assertThat(refused(seal, sealed)).isNotBlank();
    }
}
