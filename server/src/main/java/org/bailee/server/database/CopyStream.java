package org.bailee.server.database;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.postgresql.util.ByteStreamWriter;

/// Rows in PostgreSQL's binary COPY format (PostgreSQL manual, COPY, "Binary Format").
final class CopyStream<R> implements ByteStreamWriter {
    private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);

    private final CopyBuffer content;

    CopyStream(List<BulkColumn<R>> columns, List<R> rows) {
        CopyBuffer out = new CopyBuffer(rows.size() * columns.size() * 32);
        out.write(SIGNATURE);
        out.writeInt(0); // no flags
        out.writeInt(0); // no header extension
        for (R row : rows) {
            out.writeShort(columns.size());
            for (BulkColumn<R> column : columns) {
                column.type().send(out, column.value().apply(row));
            }
        }
        out.writeShort(-1);
        content = out;
    }

    @Override
    public int getLength() {
        return content.length();
    }

    @Override
    public void writeTo(ByteStreamTarget target) throws IOException {
        try (OutputStream out = target.getOutputStream()) {
            content.writeTo(out);
        }
    }
}
