package org.bailee.server.backup;

import java.nio.ByteBuffer;

/// Reads rows apart, and refuses bytes that are none.
final class Rows {
    private static final int NOTHING = -1;

    private Rows() {}

    /// Hands every row to the sink.
    static void each(byte[] rows, ColumnType[] types, RowSink sink) {
        ByteBuffer bytes = ByteBuffer.wrap(rows);
        int at = 0;
        while (at < rows.length) {
            int end = end(bytes, at, types);
            sink.row(rows, at, end - at);
            at = end;
        }
    }

    /// Where the row that begins there ends.
    static int end(ByteBuffer bytes, int from, ColumnType[] types) {
        int at = from;
        for (ColumnType type : types) {
            if (bytes.limit() - at < Integer.BYTES) {
                throw Refused.malformed();
            }
            int length = bytes.getInt(at);
            at += Integer.BYTES;
            if (length != NOTHING) {
                if (!type.fits(length) || length > bytes.limit() - at) {
                    throw Refused.malformed();
                }
                at += length;
            }
        }
        return at;
    }

    /// Changes each value of the row to a backup's form, in place.
    static void fromPostgres(ByteBuffer bytes, int from, ColumnType[] types) {
        int at = from;
        for (ColumnType type : types) {
            int length = bytes.getInt(at);
            at += Integer.BYTES;
            if (length != NOTHING) {
                type.fromPostgres(bytes, at);
                at += length;
            }
        }
    }

    /// The way back.
    static void toPostgres(ByteBuffer bytes, int from, ColumnType[] types) {
        int at = from;
        for (ColumnType type : types) {
            int length = bytes.getInt(at);
            at += Integer.BYTES;
            if (length != NOTHING) {
                type.toPostgres(bytes, at);
                at += length;
            }
        }
    }
}
