package org.bailee.crypto;

import java.nio.ByteBuffer;

/// A sum of marks modulo 2^128: which records of which versions there are, in any order (docs/spec/person-state.md).
public record Tally(long high, long low) {
    public static final Tally NONE = new Tally(0, 0);

    static final int LENGTH = 16;

    static Tally read(byte[] bytes, int at) {
        ByteBuffer in = ByteBuffer.wrap(bytes, at, LENGTH);
        return new Tally(in.getLong(), in.getLong());
    }

    public Tally plus(Tally other) {
        long sum = low + other.low;
        boolean carries = Long.compareUnsigned(sum, low) < 0;
        return new Tally(high + other.high + (carries ? 1 : 0), sum);
    }

    public Tally minus(Tally other) {
        boolean borrows = Long.compareUnsigned(low, other.low) < 0;
        return new Tally(high - other.high - (borrows ? 1 : 0), low - other.low);
    }

    void write(ByteBuffer out) {
        out.putLong(high).putLong(low);
    }

    /// Who knows marks can look for others that add up alike.
    @Override
    public String toString() {
        return "[sealed]";
    }
}
