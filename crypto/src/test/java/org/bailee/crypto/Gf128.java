package org.bailee.crypto;

import java.nio.ByteBuffer;

/// The field AES-GCM computes its tags in (SP 800-38D, section 6.3), bit 0 leftmost. For tests that attack it.
record Gf128(long high, long low) {
    static final Gf128 ZERO = new Gf128(0, 0);

    private static final Gf128 ONE = new Gf128(1L << 63, 0);

    static Gf128 of(byte[] bytes, int from) {
        return new Gf128(
                ByteBuffer.wrap(bytes).getLong(from), ByteBuffer.wrap(bytes).getLong(from + 8));
    }

    Gf128 plus(Gf128 other) {
        return new Gf128(high ^ other.high, low ^ other.low);
    }

    Gf128 times(Gf128 other) {
        Gf128 product = ZERO;
        Gf128 shifted = other;
        for (int bit = 0; bit < 128; bit++) {
            long word = bit < 64 ? high : low;
            if (((word >>> (63 - bit % 64)) & 1) == 1) {
                product = product.plus(shifted);
            }
            long carry = (shifted.low & 1) == 1 ? 0xE1L << 56 : 0;
            shifted = new Gf128((shifted.high >>> 1) ^ carry, (shifted.low >>> 1) | (shifted.high << 63));
        }
        return product;
    }

    /// To the power of 2^128 - 2 (Fermat).
    Gf128 inverse() {
        Gf128 result = ONE;
        Gf128 square = this;
        for (int i = 1; i < 128; i++) {
            square = square.times(square);
            result = result.times(square);
        }
        return result;
    }

    byte[] bytes() {
        return ByteBuffer.allocate(16).putLong(high).putLong(low).array();
    }
}
