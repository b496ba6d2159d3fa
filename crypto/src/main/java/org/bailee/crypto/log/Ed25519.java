package org.bailee.crypto.log;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

/// Ed25519 (RFC 8032) of the JDK, with keys as 32 bytes.
final class Ed25519 {
    static final int KEY = 32;
    static final int SIGNATURE = 64;

    /// What X.509 puts before the 32 bytes of a public key (RFC 8410, section 4).
    private static final byte[] X509 = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};

    private Ed25519() {}

    static PrivateKey privateKey(byte[] seed) {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /// The JDK has no way from a seed to its public key but to make a pair: from a source that has the seed alone.
    static byte[] publicKey(byte[] seed) {
        try {
            KeyPairGenerator pairs = KeyPairGenerator.getInstance("Ed25519");
            pairs.initialize(NamedParameterSpec.ED25519, new Only(seed));
            EdECPublicKey made = (EdECPublicKey) pairs.generateKeyPair().getPublic();
            byte[] encoded = made.getEncoded();
            return Arrays.copyOfRange(encoded, encoded.length - KEY, encoded.length);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    static byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    static boolean verifies(byte[] key, byte[] message, byte[] signed) {
        if (signed.length != SIGNATURE) {
            return false;
        }
        try {
            byte[] encoded = Arrays.copyOf(X509, X509.length + KEY);
            System.arraycopy(key, 0, encoded, X509.length, KEY);
            PublicKey known = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(known);
            signature.update(message);
            return signature.verify(signed);
        } catch (GeneralSecurityException noSuchPoint) {
            return false;
        }
    }

    /// Gives out these bytes and no others.
    private static final class Only extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final byte[] seed;

        Only(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != seed.length) {
                throw new IllegalStateException("A pair of keys is made from one seed.");
            }
            System.arraycopy(seed, 0, bytes, 0, seed.length);
        }
    }
}
