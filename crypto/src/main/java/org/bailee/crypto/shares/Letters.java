package org.bailee.crypto.shares;

/// Base 32 of RFC 4648 for people: in groups, and read back however it was typed. What is written may be secret, so
/// no table is looked up by it; where blanks and dashes stand is none.
final class Letters {
    private static final int BITS = 5;

    private Letters() {}

    /// @param bytes a multiple of 5 of them, so that there is nothing to pad
    static String write(byte[] bytes, int group) {
        StringBuilder text = new StringBuilder();
        int letters = bytes.length * 8 / BITS;
        for (int i = 0; i < letters; i++) {
            if (i > 0 && i % group == 0) {
                text.append('-');
            }
            text.append(letter(bits(bytes, i)));
        }
        return text.toString();
    }

    /// @param length of what was written, in bytes
    /// @throws ShareRefused if it is not as long, or holds something else than letters and digits of the alphabet
    static byte[] read(String typed, int length) {
        byte[] bytes = new byte[length];
        int letters = 0;
        int wrong = 0;
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            if (c == '-' || c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                continue;
            }
            if (letters == length * 8 / BITS) {
                throw new ShareRefused(ShareRefused.Why.UNLIKE);
            }
            int value = value(c);
            wrong |= value;
            put(bytes, letters, value & 31);
            letters++;
        }
        if (wrong < 0 || letters != length * 8 / BITS) {
            throw new ShareRefused(ShareRefused.Why.UNLIKE);
        }
        return bytes;
    }

    private static int bits(byte[] bytes, int letter) {
        int value = 0;
        for (int bit = letter * BITS; bit < (letter + 1) * BITS; bit++) {
            value = value << 1 | bytes[bit >> 3] >>> 7 - (bit & 7) & 1;
        }
        return value;
    }

    private static void put(byte[] bytes, int letter, int value) {
        for (int i = 0; i < BITS; i++) {
            int bit = letter * BITS + i;
            bytes[bit >> 3] |= (byte) ((value >>> BITS - 1 - i & 1) << 7 - (bit & 7));
        }
    }

    /// `a` to `z` and `2` to `7`, computed: 26 and more lie below the letters.
    private static char letter(int value) {
        int isDigit = 25 - value >> 31;
        return (char) ('a' + value + (isDigit & '2' - 'a' - 26));
    }

    /// Negative if the character is none of the alphabet. A nought is taken for an o, a one for an l, and a
    /// capital for what it is one of.
    private static int value(char typed) {
        int c = typed | within(typed, 'A', 'Z') & 0x20;
        c = c & ~within(c, '0', '1') | within(c, '0', '0') & 'o' | within(c, '1', '1') & 'l';
        int letter = within(c, 'a', 'z') & c - 'a' + 1;
        int digit = within(c, '2', '7') & c - '2' + 27;
        return (letter | digit) - 1;
    }

    /// All bits if the character is between the two.
    private static int within(int c, int from, int to) {
        return ~((c - from | to - c) >> 31);
    }
}
