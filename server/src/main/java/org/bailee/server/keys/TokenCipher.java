package org.bailee.server.keys;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;

/// How a token keeps 32 random bytes for us. Whatever it gives back is proven by the envelope that is sealed under
/// them, so that a token without an authenticated cipher serves as well.
enum TokenCipher {
    GCM(1, "AES/GCM/NoPadding", 12, 48),
    CBC(2, "AES/CBC/NoPadding", 16, 32);

    private final byte number;
    private final String name;
    private final int nonceLength;
    private final int keptLength;

    TokenCipher(int number, String name, int nonceLength, int keptLength) {
        this.number = (byte) number;
        this.name = name;
        this.nonceLength = nonceLength;
        this.keptLength = keptLength;
    }

    byte number() {
        return number;
    }

    int nonceLength() {
        return nonceLength;
    }

    int keptLength() {
        return keptLength;
    }

    byte[] nonce(SecureRandom random) {
        byte[] nonce = new byte[nonceLength];
        random.nextBytes(nonce);
        return nonce;
    }

    byte[] encrypt(Provider token, Key key, byte[] nonce, byte[] secret) throws GeneralSecurityException {
        return run(Cipher.ENCRYPT_MODE, token, key, nonce, secret);
    }

    byte[] decrypt(Provider token, Key key, byte[] nonce, byte[] kept) throws GeneralSecurityException {
        return run(Cipher.DECRYPT_MODE, token, key, nonce, kept);
    }

    private byte[] run(int mode, Provider token, Key key, byte[] nonce, byte[] in) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(name, token);
        cipher.init(mode, key, parameters(nonce));
        return cipher.doFinal(in);
    }

    private AlgorithmParameterSpec parameters(byte[] nonce) {
        return switch (this) {
            case GCM -> new GCMParameterSpec(128, nonce);
            case CBC -> new IvParameterSpec(nonce);
        };
    }
}
