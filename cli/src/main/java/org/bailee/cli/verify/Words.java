package org.bailee.cli.verify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Makes texts of bytes, and remembers those that come again and again. One for each thread.
final class Words {
    private static final int PLACES = 1 << 13;
    private static final int REMEMBERED = PLACES / 2;
    private static final int LONGEST_REMEMBERED = 256;

    /// Whoever made the words may have made them meet; looking for one stays short nevertheless.
    private static final int TRIES = 8;

    private final byte @Nullable [][] spelt = new byte[PLACES][];
    private final @Nullable String[] words = new String[PLACES];
    private int size;

    /// @param in over an array; its position is not moved
    /// @throws Unreadable if they are no text, or one with control characters
    String read(ByteBuffer in, int from, int length) {
        if (length > LONGEST_REMEMBERED) {
            return checked(in.array(), from, length);
        }
        int at = hash(in, from, length);
        for (int tries = 0; tries < TRIES; tries++, at++) {
            byte @Nullable [] known = spelt[at & PLACES - 1];
            @Nullable String word = words[at & PLACES - 1];
            if (known == null || word == null) {
                return remembered(in.array(), from, length, at & PLACES - 1);
            }
            if (Arrays.equals(known, 0, known.length, in.array(), from, from + length)) {
                return word;
            }
        }
        return checked(in.array(), from, length);
    }

    private String remembered(byte[] bytes, int from, int length, int at) {
        String word = checked(bytes, from, length);
        if (size < REMEMBERED) {
            size++;
            spelt[at] = Arrays.copyOfRange(bytes, from, from + length);
            words[at] = word;
        }
        return word;
    }

    private static int hash(ByteBuffer in, int from, int length) {
        long hash = length;
        int at = from;
        for (; at <= from + length - Long.BYTES; at += Long.BYTES) {
            hash = (hash ^ in.getLong(at)) * 0x9e3779b97f4a7c15L;
            hash ^= hash >>> 32;
        }
        for (; at < from + length; at++) {
            hash = (hash ^ in.get(at)) * 0x9e3779b97f4a7c15L;
        }
        return (int) (hash >>> 40);
    }

    private static String checked(byte[] bytes, int from, int length) {
        boolean ascii = true;
        for (int i = from; i < from + length; i++) {
            byte one = bytes[i];
            if (one >= 0 && one < ' ' || one == 0x7f) {
                throw new Unreadable("A text has control characters.");
            }
            ascii &= one >= 0;
        }
        return ascii
                ? new String(bytes, from, length, StandardCharsets.ISO_8859_1)
                : Strict.utf8(Arrays.copyOfRange(bytes, from, from + length));
    }
}
