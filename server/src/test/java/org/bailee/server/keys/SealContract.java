package org.bailee.server.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.SecureRandom;
import java.util.Arrays;
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
    default void refusesAnotherSecretAndSaysWhatToDo() {
        byte[] sealed = seal().seal(RootKey.random(RANDOM));
        another().seal(RootKey.random(RANDOM));
        refuses(another(), sealed);
    }

    @Test
    default void refusesWhatWasChanged() {
        byte[] sealed = seal().seal(RootKey.random(RANDOM));
        for (int at : new int[] {0, 1, sealed.length / 2, sealed.length - 1}) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            refuses(seal(), changed);
        }
        refuses(seal(), Arrays.copyOf(sealed, sealed.length - 1));
        refuses(seal(), Arrays.copyOf(sealed, sealed.length + 1));
        refuses(seal(), new byte[0]);
    }

    static void refuses(Seal seal, byte[] sealed) {
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> seal.unseal(sealed))
                .satisfies(refused -> {
                    assertThat(refused.code()).startsWith("seal.wrong-");
                    assertThat(refused.hint()).isNotBlank();
                });
    }
}
