package org.bailee.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/// Seals and opens the one envelope Bailee knows (docs/spec/sealed-field.md), whatever is inside.
///
/// The envelope names its key by a commitment, checked before anything is decrypted: AES-GCM alone lets an insider
/// craft one ciphertext that opens to different texts under two keys.
final class EnvelopeKey {
    static final int HEADER = 1 + Hmac.LENGTH + 12;
    static final int OVERHEAD = HEADER + 16;

    private static final byte FORMAT = 1;
    private static final int NONCE_AT = 1 + Hmac.LENGTH;

    /// Handed to the cipher at once: the JVM compiles what is called often, and not what is called for long.
    private static final int PIECE = 1 << 13;

    private static final Pool<Cipher> CIPHERS = new Pool<>(EnvelopeKey::cipher);

    private final Secret key;
    private final byte[] commitment;

    /// @param label what the envelopes of this key hold: keys of unequal labels open nothing of each other's
    EnvelopeKey(Secret master, String label) {
        byte[] derived = Hmac.expand(master, label.getBytes(US_ASCII), Secret.LENGTH + Hmac.LENGTH);
        this.key = Secret.takeFrom(Arrays.copyOf(derived, Secret.LENGTH));
        this.commitment = Arrays.copyOfRange(derived, Secret.LENGTH, derived.length);
        Arrays.fill(derived, (byte) 0);
    }

    byte[] seal(byte[] plaintext, byte[] place, SecureRandom random) {
        return seal(plaintext, plaintext.length, place, random);
    }

    /// @param length how much of it, from its beginning
    byte[] seal(byte[] plaintext, int length, byte[] place, SecureRandom random) {
        byte[] nonce = new byte[12];
        random.nextBytes(nonce);
        byte[] envelope = new byte[OVERHEAD + length];
        envelope[0] = FORMAT;
        System.arraycopy(commitment, 0, envelope, 1, commitment.length);
        System.arraycopy(nonce, 0, envelope, NONCE_AT, nonce.length);
        Cipher cipher = CIPHERS.take();
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, nonce), random);
            cipher.updateAAD(place);
            int at = 0;
            int written = HEADER;
            while (length - at > PIECE) {
                written += cipher.update(plaintext, at, PIECE, envelope, written);
                at += PIECE;
            }
            cipher.doFinal(plaintext, at, length - at, envelope, written);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        CIPHERS.give(cipher);
        return envelope;
    }

    byte[] open(byte[] envelope, byte[] place) {
        if (envelope.length < OVERHEAD || envelope[0] != FORMAT || !isCommittedTo(envelope)) {
            throw new Corrupt();
        }
        Cipher cipher = CIPHERS.take();
        byte[] plaintext;
        try {
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(128, envelope, NONCE_AT, 12));
            cipher.updateAAD(place);
            plaintext = cipher.doFinal(envelope, HEADER, envelope.length - HEADER);
        } catch (AEADBadTagException _) {
            throw new Corrupt();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        CIPHERS.give(cipher);
        return plaintext;
    }

    void destroy() {
        key.destroy();
    }

    boolean isDestroyed() {
        return key.isDestroyed();
    }

    private boolean isCommittedTo(byte[] envelope) {
        return MessageDigest.isEqual(commitment, Arrays.copyOfRange(envelope, 1, NONCE_AT));
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every JDK has AES/GCM/NoPadding.", missing);
        }
    }

    @Override
    public String toString() {
        return "[sealed]";
    }
}
