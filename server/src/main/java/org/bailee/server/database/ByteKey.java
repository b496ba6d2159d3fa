package org.bailee.server.database;

import java.util.Arrays;
import java.util.HexFormat;

/// Bytes compared by content, so that a digest can be a key of a map or set.
public record ByteKey(byte[] bytes) {
    @Override
    public boolean equals(Object other) {
        return other instanceof ByteKey(byte[] others) && Arrays.equals(bytes, others);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
