package org.bailee.cli.verify;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Makes texts of bytes, and remembers those that come again and again. One for each thread.
final class Words {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int PLACES = 1 << 13;
    private static final int REMEMBERED = PLACES / 2;
    private static final int LONGEST_REMEMBERED = 256;

    /// Whoever made the words may have made them meet; looking for one stays short nevertheless.
    private static final int TRIES = 8;

    private static final class Word {
        private final byte[] spelt;
        private final String text;

        private Word(byte[] spelt, String text) {
            this.spelt = spelt;
            this.text = text;
        }
    }

    private final @Nullable Word[] words = new Word[PLACES];
    private int size;

    /// @throws Unreadable if they are no text, or one with control characters
    String read(byte[] bytes, int from, int length) {
        if (length > LONGEST_REMEMBERED) {
            return checked(bytes, from, length);
        }
        int at = hash(bytes, from, length);
        for (int tries = 0; tries < TRIES; tries++, at++) {
            @Nullable Word word = words[at & PLACES - 1];
            if (word == null) {
                return remembered(bytes, from, length, at & PLACES - 1);
            }
            if (Arrays.equals(word.spelt, 0, word.spelt.length, bytes, from, from + length)) {
                return word.text;
            }
        }
        return checked(bytes, from, length);
    }

    private String remembered(byte[] bytes, int from, int length, int at) {
        String word = checked(bytes, from, length);
        if (size < REMEMBERED) {
            size++;
            words[at] = new Word(Arrays.copyOfRange(bytes, from, from + length), word);
        }
        return word;
    }

    private static int hash(byte[] bytes, int from, int length) {
        long hash = length;
        int at = from;
        for (; at <= from + length - Long.BYTES; at += Long.BYTES) {
            hash = (hash ^ (long) EIGHT.get(bytes, at)) * 0x9e3779b97f4a7c15L;
            hash ^= hash >>> 32;
        }
        for (; at < from + length; at++) {
            hash = (hash ^ bytes[at]) * 0x9e3779b97f4a7c15L;
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
