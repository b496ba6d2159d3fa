package org.bailee.server.backup;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/// The digest of a table's rows in whatever order they come: the sum of their SHA-256, modulo 2²⁵⁶.
///
/// A database may give the same rows in another order once they are put back. The sum tells a row that was lost,
/// doubled or changed by accident; what somebody changed on purpose is told by the seals of the parts.
final class RowDigest implements RowSink {
    private final MessageDigest sha;
    private final byte[] hash = new byte[32];
    private final ByteBuffer words = ByteBuffer.wrap(hash);
    private final long[] one = new long[4];
    private final long[] sum = new long[4];
    private long rows;

    RowDigest() {
        this.sha = sha256();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every JDK has SHA-256.", missing);
        }
    }

    @Override
    public void row(byte[] bytes, int from, int length) {
        sha.update(bytes, from, length);
        try {
            sha.digest(hash, 0, hash.length);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        for (int word = 0; word < sum.length; word++) {
            one[word] = words.getLong(word * Long.BYTES);
        }
        add(one);
        rows++;
    }

    /// As if the other's rows had come here.
    void add(RowDigest other) {
        add(other.sum);
        rows += other.rows;
    }

    private void add(long[] other) {
        long carry = 0;
        for (int word = sum.length - 1; word >= 0; word--) {
            long before = sum[word];
            long added = before + other[word];
            long next = Long.compareUnsigned(added, before) < 0 ? 1 : 0;
            sum[word] = added + carry;
            carry = carry == 1 && sum[word] == 0 ? 1 : next;
        }
    }

    long rows() {
        return rows;
    }

    String hex() {
        ByteBuffer bytes = ByteBuffer.allocate(32);
        for (long word : sum) {
            bytes.putLong(word);
        }
        return HexFormat.of().formatHex(bytes.array());
    }
}
