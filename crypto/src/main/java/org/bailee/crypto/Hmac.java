package org.bailee.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/// HMAC-SHA-256 (RFC 2104) and the expanding half of HKDF (RFC 5869) on top of it.
///
/// Every key here is uniformly random or was made so by Argon2id, so HKDF's extracting half has nothing to do.
final class Hmac {
    static final int LENGTH = 32;

    private static final Pool<Mac> MACS = new Pool<>(Hmac::mac);

    private Hmac() {}

    static byte[] sha256(SecretKey key, byte[] message) {
        Mac mac = MACS.take();
        try {
            mac.init(key);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        byte[] tag = mac.doFinal(message);
        MACS.give(mac);
        return tag;
    }

    /// HKDF-Expand: as many bytes as asked for, at most 8160.
    static byte[] expand(SecretKey key, byte[] info, int length) {
        if (length < 0 || length > 255 * LENGTH) {
            throw new IllegalArgumentException("HKDF-SHA-256 gives at most 8160 bytes.");
        }
        byte[] output = new byte[length];
        byte[] block = new byte[0];
        for (int done = 0, counter = 1; done < length; done += LENGTH, counter++) {
            byte[] message = new byte[block.length + info.length + 1];
            System.arraycopy(block, 0, message, 0, block.length);
            System.arraycopy(info, 0, message, block.length, info.length);
            message[message.length - 1] = (byte) counter;
            block = sha256(key, message);
            System.arraycopy(block, 0, output, done, Math.min(LENGTH, length - done));
        }
        return output;
    }

    private static Mac mac() {
        try {
            return Mac.getInstance("HmacSHA256");
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every JDK has HmacSHA256.", missing);
        }
    }
}
