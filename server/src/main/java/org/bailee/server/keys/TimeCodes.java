package org.bailee.server.keys;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The codes of RFC 6238 (HMAC-SHA-1), as authenticator apps show them.
public final class TimeCodes {
    private TimeCodes() {}

    /// The code of a step, truncated as RFC 4226, section 5.3, says.
    ///
    /// @param digits 6 to 8
    public static String code(byte[] secret, long step, int digits) {
        byte[] hash = hmac(secret, ByteBuffer.allocate(8).putLong(step).array());
        int offset = hash[hash.length - 1] & 0xf;
        int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fffffff;
        String text = Integer.toString(number);
        String padded = "0".repeat(Math.max(0, digits - text.length())) + text;
        return padded.substring(padded.length() - digits);
    }

    private static byte[] hmac(byte[] secret, byte[] message) {
        try {
            // SHA-1 is what apps speak; HMAC does not lean on what is broken in it (RFC 6238, section 1.2).
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "RAW"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
