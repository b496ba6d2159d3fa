package org.bailee.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bailee.crypto.Samples.ADAS_EMAIL;
import static org.bailee.crypto.Samples.RANDOM;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// S07: AES-GCM lets whoever knows two keys craft one ciphertext that is valid under both. The envelope does not.
@Tag("S07")
class CommitmentTests {
    private final byte[] ada = random(32);
    private final byte[] bob = random(32);
    private final byte[] adas = derived(ada);
    private final byte[] bobs = derived(bob);
    private final byte[] nonce = random(12);
    private final byte[] place = ADAS_EMAIL.bytes();

    @Test
    void refusesACiphertextThatIsValidUnderTwoKeys() throws GeneralSecurityException {
        byte[] crafted = craft();
        // The attack works on AES-GCM itself: both keys open it, to different texts.
        byte[] toAda = openedByAesGcm(adas, crafted);
        assertThat(toAda).isNotEqualTo(openedByAesGcm(bobs, crafted));

        byte[] asAdas = envelope(adas, crafted);
        byte[] asBobs = envelope(bobs, crafted);
        assertThat(key(ada).open(asAdas, ADAS_EMAIL)).isEqualTo(toAda);
        assertThatThrownBy(() -> key(ada).open(asBobs, ADAS_EMAIL)).isInstanceOf(Corrupt.class);
        assertThatThrownBy(() -> key(bob).open(asAdas, ADAS_EMAIL)).isInstanceOf(Corrupt.class);
    }

    /// A destroyed cipher key throws when used: so the commitment was checked, and refused, without using it.
    @Test
    void checksTheCommitmentBeforeItDecrypts() throws GeneralSecurityException {
        DataKey adasKey = key(ada);
        adasKey.destroy();
        byte[] asBobs = envelope(bobs, craft());
        byte[] asAdas = envelope(adas, craft());
        assertThatThrownBy(() -> adasKey.open(asBobs, ADAS_EMAIL)).isInstanceOf(Corrupt.class);
        assertThatThrownBy(() -> adasKey.open(asAdas, ADAS_EMAIL)).isInstanceOf(IllegalStateException.class);
    }

    /// Two blocks: the first is free, the second is solved for so that both keys have one tag.
    ///
    /// The tag under a key with hash key H is the sum of the blocks times falling powers of H, plus the
    /// length block times H, plus E(J0). Setting two keys' tags equal leaves one linear equation.
    private byte[] craft() throws GeneralSecurityException {
        byte[] first = random(16);
        Polynomial one = new Polynomial(adas, nonce);
        Polynomial two = new Polynomial(bobs, nonce);
        byte[] zero = new byte[16];
        Gf128 difference = one.tag(place, first, zero).plus(two.tag(place, first, zero));
        Gf128 factor = one.hash.times(one.hash).plus(two.hash.times(two.hash));
        byte[] second = difference.times(factor.inverse()).bytes();
        byte[] tag = one.tag(place, first, second).bytes();
        assertThat(two.tag(place, first, second).bytes()).isEqualTo(tag);
        return ByteBuffer.allocate(48).put(first).put(second).put(tag).array();
    }

    private byte[] openedByAesGcm(byte[] derived, byte[] ciphertext) throws GeneralSecurityException {
        Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
        aes.init(Cipher.DECRYPT_MODE, new SecretKeySpec(derived, 0, 32, "AES"), new GCMParameterSpec(128, nonce));
        aes.updateAAD(place);
        return aes.doFinal(ciphertext);
    }

    private byte[] envelope(byte[] derived, byte[] ciphertext) {
        return ByteBuffer.allocate(45 + ciphertext.length)
                .put((byte) 1)
                .put(derived, 32, 32)
                .put(nonce)
                .put(ciphertext)
                .array();
    }

    private static DataKey key(byte[] bytes) {
        return new DataKey(Secret.takeFrom(bytes.clone()));
    }

    private static byte[] derived(byte[] master) {
        byte[] label = "bailee field 1".getBytes(US_ASCII);
        return Hmac.expand(new SecretKeySpec(master, "AES"), label, 64);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /// GHASH under one key, as SP 800-38D has it.
    private static final class Polynomial {
        private final Gf128 hash;
        private final Gf128 mask;

        private Polynomial(byte[] derived, byte[] nonce) throws GeneralSecurityException {
            Cipher aes = Cipher.getInstance("AES/ECB/NoPadding");
            aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(derived, 0, 32, "AES"));
            hash = Gf128.of(aes.doFinal(new byte[16]), 0);
            mask = Gf128.of(
                    aes.doFinal(ByteBuffer.allocate(16).put(nonce).putInt(1).array()), 0);
        }

        private Gf128 tag(byte[] associated, byte[] first, byte[] second) {
            byte[] padded = Arrays.copyOf(associated, (associated.length + 15) / 16 * 16);
            Gf128 sum = Gf128.ZERO;
            for (int at = 0; at < padded.length; at += 16) {
                sum = sum.plus(Gf128.of(padded, at)).times(hash);
            }
            sum = sum.plus(Gf128.of(first, 0)).times(hash);
            sum = sum.plus(Gf128.of(second, 0)).times(hash);
            sum = sum.plus(new Gf128(associated.length * 8L, 32 * 8L)).times(hash);
            return sum.plus(mask);
        }
    }
}
