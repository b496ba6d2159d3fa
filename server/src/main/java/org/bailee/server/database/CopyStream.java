package org.bailee.server.database;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ByteStreamWriter;

/// Rows in PostgreSQL's binary COPY format (PostgreSQL manual, COPY, "Binary Format").
final class CopyStream<R> implements ByteStreamWriter {
    private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);

    private final byte[] bytes;
    private final int length;

    CopyStream(List<BulkColumn<R>> columns, List<R> rows) {
        Buffer out = new Buffer(rows.size() * columns.size() * 32);
        out.write(SIGNATURE);
        out.writeInt(0); // no flags
        out.writeInt(0); // no header extension
        for (R row : rows) {
            out.writeShort(columns.size());
            for (BulkColumn<R> column : columns) {
                @Nullable Object value = column.value().apply(row);
                if (value == null) {
                    out.writeInt(-1);
                } else {
                    byte[] field = column.type().forCopy(value);
                    out.writeInt(field.length);
                    out.write(field);
                }
            }
        }
        out.writeShort(-1);
        bytes = out.bytes;
        length = out.length;
    }

    @Override
    public int getLength() {
        return length;
    }

    @Override
    public void writeTo(ByteStreamTarget target) throws IOException {
        try (OutputStream out = target.getOutputStream()) {
            out.write(bytes, 0, length);
        }
    }

    /// A growing byte array; one allocation per doubling, none per field.
    private static final class Buffer {
        private byte[] bytes;
        private int length;

        private Buffer(int capacity) {
            bytes = new byte[Math.max(capacity, 64)];
        }

        private void write(byte[] more) {
            int at = reserve(more.length);
            System.arraycopy(more, 0, bytes, at, more.length);
        }

        private void writeInt(int value) {
            int at = reserve(4);
            ByteBuffer.wrap(bytes).putInt(at, value);
        }

        private void writeShort(int value) {
            int at = reserve(2);
            ByteBuffer.wrap(bytes).putShort(at, (short) value);
        }

        private int reserve(int count) {
            int at = length;
            length += count;
            if (length > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(length, bytes.length * 2));
            }
            return at;
        }
    }
}
