package org.bailee.server.identity;

/// Base 32 of RFC 4648 in upper case, without padding, as authenticator apps read it.
final class Base32 {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Base32() {}

    /// @param bytes a multiple of 5 of them, so that there is nothing to pad
    static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length * 8 / 5);
        for (int group = 0; group < bytes.length; group += 5) {
            long bits = 0;
            for (int at = 0; at < 5; at++) {
                bits = bits << 8 | bytes[group + at] & 0xff;
            }
            for (int shift = 35; shift >= 0; shift -= 5) {
                text.append(ALPHABET.charAt((int) (bits >>> shift) & 31));
            }
        }
        return text.toString();
    }
}
