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

    /// Hands every row that PostgreSQL sent to the sink, its values changed to a backup's form in place.
    static void fromPostgres(byte[] sent, int from, int to, ColumnType[] types, RowSink sink) {
        ByteBuffer bytes = ByteBuffer.wrap(sent, 0, to);
        int at = from;
        while (at < to) {
            if (to - at < Short.BYTES || bytes.getShort(at) != types.length) {
                throw Refused.malformed();
            }
            at += Short.BYTES;
            int end = end(bytes, at, types);
            fromPostgres(bytes, at, types);
            sink.row(sent, at, end - at);
            at = end;
        }
    }

    private static void fromPostgres(ByteBuffer bytes, int from, ColumnType[] types) {
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
