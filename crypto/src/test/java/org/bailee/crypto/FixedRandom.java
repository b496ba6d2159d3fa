package org.bailee.crypto;

import java.security.SecureRandom;

/// Gives the bytes of a test vector instead of random ones.
final class FixedRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final byte[] bytes;

    FixedRandom(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    @Override
    public void nextBytes(byte[] target) {
        if (target.length != bytes.length) {
            throw new IllegalStateException("The vector has other bytes than were asked for.");
        }
        System.arraycopy(bytes, 0, target, 0, bytes.length);
    }
}
