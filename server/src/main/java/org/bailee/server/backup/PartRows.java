package org.bailee.server.backup;

/// The rows of a part in a backup's form, and their digest.
final class PartRows implements RowSink {
    private final RowDigest digest = new RowDigest();
    private final byte[] bytes;
    private int end = PartBytes.FIRST;

    private PartRows(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Of what PostgreSQL sent: the rows are moved together in the same bytes, each to before where it is read from.
    /// They are the part's own until it is stored.
    static PartRows of(byte[] sent, int length, ColumnType[] types) {
        PartRows rows = new PartRows(sent);
        Rows.fromPostgres(sent, 0, length, types, rows);
        return rows;
    }

    @Override
    public void row(byte[] from, int at, int rowLength) {
        digest.row(from, at, rowLength);
        System.arraycopy(from, at, bytes, end, rowLength);
        end += rowLength;
    }

    PartBytes.Packed packed() {
        return PartBytes.pack(bytes, length());
    }

    int length() {
        return end - PartBytes.FIRST;
    }

    RowDigest digest() {
        return digest;
    }
}
