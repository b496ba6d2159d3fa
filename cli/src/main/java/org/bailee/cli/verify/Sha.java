package org.bailee.cli.verify;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/// The hashes of RFC 6962, section 2.1. One for each thread.
final class Sha {
    static final int SIZE = 32;

    private final MessageDigest digest;

    Sha() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    byte[] nothing() {
        return digest.digest();
    }

    byte[] leaf(byte[] bytes, int from, int length) {
        byte[] hash = new byte[SIZE];
        leaf(bytes, from, length, hash, 0);
        return hash;
    }

    void leaf(byte[] bytes, int from, int length, byte[] into, int at) {
        digest.update((byte) 0);
        digest.update(bytes, from, length);
        end(into, at);
    }

    /// @param from where two hashes stand side by side
    void node(byte[] bytes, int from, byte[] into, int at) {
        digest.update((byte) 1);
        digest.update(bytes, from, 2 * SIZE);
        end(into, at);
    }

    byte[] node(byte[] left, byte[] right) {
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    private void end(byte[] into, int at) {
        try {
            digest.digest(into, at, SIZE);
        } catch (DigestException tooShort) {
            throw new IllegalStateException(tooShort);
        }
    }

    /// The first four bytes of SHA-256 over these.
    byte[] id(byte[]... parts) {
        for (byte[] part : parts) {
            digest.update(part);
        }
        return Arrays.copyOf(digest.digest(), 4);
    }
}
