package org.bailee.crypto;

/// Base 32 of RFC 4648 in lower case, without padding: survives being read aloud, typed and put into a file name.
final class Base32 {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    private Base32() {}

    /// @param bytes a multiple of 5 of them, so that there is nothing to pad
    static String encode(byte[] bytes) {
        if (bytes.length % 5 != 0) {
            throw new IllegalArgumentException("Only multiples of 40 bits are written without padding.");
        }
        StringBuilder text = new StringBuilder(bytes.length * 8 / 5);
        for (int group = 0; group < bytes.length; group += 5) {
            long bits = 0;
            for (int i = 0; i < 5; i++) {
                bits = bits << 8 | Byte.toUnsignedLong(bytes[group + i]);
            }
            for (int shift = 35; shift >= 0; shift -= 5) {
                text.append(ALPHABET.charAt((int) (bits >>> shift) & 31));
            }
        }
        return text.toString();
    }

    /// Whether every character is one of the alphabet; there is one spelling only, in lower case.
    static boolean isBase32(String text) {
        return text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    }
}
