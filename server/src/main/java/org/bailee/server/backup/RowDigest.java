package org.bailee.server.backup;

import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/// The digest of a table's rows in whatever order they come: the sum of what each one's two checksums mix to, modulo
/// 2⁶⁴.
///
/// A database may give the same rows in another order once they are put back. The sum tells a row that was lost,
/// doubled or changed by accident, all but one time in 2⁶⁴. What somebody changed on purpose is told by the seals of
/// the parts, so nothing is gained by a digest that withstands forgery: SHA-256 took half the time of a backup.
final class RowDigest implements RowSink {
    private final CRC32 crc = new CRC32();
    private final CRC32C castagnoli = new CRC32C();
    private long sum;
    private long rows;

    @Override
    public void row(byte[] bytes, int from, int length) {
        crc.reset();
        crc.update(bytes, from, length);
        castagnoli.reset();
        castagnoli.update(bytes, from, length);
        sum += mixed(crc.getValue() << Integer.SIZE | castagnoli.getValue());
        rows++;
    }

    /// SplitMix64's. Checksums are linear: unmixed, the sum of two rows would often stay as it is when they swap a
    /// value.
    private static long mixed(long both) {
        long some = (both ^ both >>> 30) * 0xbf58476d1ce4e5b9L;
        long more = (some ^ some >>> 27) * 0x94d049bb133111ebL;
        return more ^ more >>> 31;
    }

    /// As if the other's rows had come here.
    void add(RowDigest other) {
        sum += other.sum;
        rows += other.rows;
    }

    /// Whether the rows that came are those the table had.
    boolean isOf(Manifest.Table table) {
        return rows == table.rows() && hex().equals(table.digest());
    }

    long rows() {
        return rows;
    }

    String hex() {
        return HexFormat.of().toHexDigits(sum);
    }
}
