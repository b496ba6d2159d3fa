package org.bailee.cli.verify;

import java.util.UUID;

/// Remembers many millions of ids in sixteen bytes each and little more, with a number in eight more.
///
/// What is kept of an id is 64 well-mixed bits: that two of ten million ids meet by chance has odds below one to
/// three hundred thousand.
final class Ids {
    static final long NONE = -1;

    private static final int LEAST = 1 << 12;

    /// At the beginning: how many are expected is only what somebody says.
    private static final int MOST = 1 << 22;

    private long[] keys;

    /// As many as keys, or none before the first number.
    private int[] numbers = new int[0];

    private int size;

    Ids(long expected) {
        this.keys = new long[Math.max(LEAST, Integer.highestOneBit((int) Math.min(expected, MOST / 4)) * 4)];
    }

    /// @return whether the id was not there yet
    boolean add(UUID id) {
        if (size >= keys.length / 2) {
            grow();
        }
        long key = key(id);
        int at = place(keys, key);
        if (keys[at] == key) {
            return false;
        }
        keys[at] = key;
        size++;
        return true;
    }

    /// The number the id had before, or [#NONE].
    ///
    /// @param number 0 or more
    long put(UUID id, int number) {
        boolean isNew = add(id);
        if (numbers.length == 0) {
            numbers = new int[keys.length];
        }
        int at = place(keys, key(id));
        long before = isNew ? NONE : numbers[at];
        numbers[at] = number;
        return before;
    }

    private void grow() {
        long[] grownKeys = new long[keys.length * 2];
        int[] grownNumbers = new int[numbers.length * 2];
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != 0) {
                int at = place(grownKeys, keys[i]);
                grownKeys[at] = keys[i];
                if (numbers.length > 0) {
                    grownNumbers[at] = numbers[i];
                }
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
