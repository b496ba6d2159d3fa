package org.bailee.cli.verify;

import java.util.Arrays;

/// Hashes in a row, as a tile has them.
record Hashes(byte[] bytes) {
    static final Hashes NONE = new Hashes(new byte[0]);

    int size() {
        return bytes.length / Sha.SIZE;
    }

    boolean isEmpty() {
        return bytes.length == 0;
    }

    byte[] get(int index) {
        return Arrays.copyOfRange(bytes, index * Sha.SIZE, (index + 1) * Sha.SIZE);
    }

    boolean isAlike(Hashes other, int index) {
        int from = index * Sha.SIZE;
        int to = from + Sha.SIZE;
        return Arrays.equals(bytes, from, to, other.bytes, from, to);
    }

    Hashes first(int count) {
        return new Hashes(Arrays.copyOf(bytes, count * Sha.SIZE));
    }

    /// Over all of them, which must be as many as a power of two.
    byte[] root(Sha sha) {
        byte[] level = bytes.clone();
        for (int count = size() / 2; count > 0; count /= 2) {
            for (int i = 0; i < count; i++) {
                sha.node(level, 2 * i * Sha.SIZE, level, i * Sha.SIZE);
            }
        }
        return Arrays.copyOf(level, Sha.SIZE);
    }
}
