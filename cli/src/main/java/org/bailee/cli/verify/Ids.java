package org.bailee.cli.verify;

import java.util.UUID;

/// Remembers many millions of ids, each with a number, in sixteen bytes and little more.
///
/// What is kept of an id is 64 well-mixed bits: that two of ten million ids meet by chance has odds below one to
/// three hundred thousand.
final class Ids {
    static final long NONE = -1;

    private long[] keys = new long[1 << 12];
    private int[] numbers = new int[1 << 12];
    private int size;

    /// The number the id had before, or [#NONE].
    ///
    /// @param number 0 or more
    long put(UUID id, int number) {
        if (size > keys.length / 2) {
            grow();
        }
        long key = key(id);
        int at = place(keys, key);
        long before = keys[at] == 0 ? NONE : numbers[at];
        if (keys[at] == 0) {
            keys[at] = key;
            size++;
        }
        numbers[at] = number;
        return before;
    }

    private void grow() {
        long[] grownKeys = new long[keys.length * 2];
        int[] grownNumbers = new int[keys.length * 2];
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != 0) {
                int at = place(grownKeys, keys[i]);
                grownKeys[at] = keys[i];
                grownNumbers[at] = numbers[i];
            }
        }
        keys = grownKeys;
        numbers = grownNumbers;
    }

    private static int place(long[] keys, long key) {
        int at = (int) key & keys.length - 1;
        while (keys[at] != 0 && keys[at] != key) {
            at = at + 1 & keys.length - 1;
        }
        return at;
    }

    /// Never 0, which stands for an empty place.
    private static long key(UUID id) {
        long mixed = mix(id.getMostSignificantBits() + 0x9e3779b97f4a7c15L * id.getLeastSignificantBits());
        return mixed == 0 ? 1 : mixed;
    }

    private static long mix(long bits) {
        long mixed = (bits ^ bits >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }
}
