package org.bailee.server.audit;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The ids of entries that were written together, as one row of `audit.waiting` has them: one after the other.
final class WaitingIds {
    /// Bytes of an id.
    static final int ID = 2 * Long.BYTES;

    /// So many wait in one row at the most, so that whoever gives places never has many times as many before
    /// them as they wanted.
    static final int TOGETHER = 512;

    /// Bytes that are read of a row: whoever has the database can make one of any length.
    static final int MOST_BYTES = TOGETHER * ID;

    private WaitingIds() {}

    /// Those of one row each.
    static List<List<Written>> inRows(List<Written> entries) {
        List<List<Written>> rows = new ArrayList<>();
        for (int from = 0; from < entries.size(); from += TOGETHER) {
            rows.add(entries.subList(from, Math.min(from + TOGETHER, entries.size())));
        }
        return rows;
    }

    static byte[] write(List<Written> together) {
        ByteBuffer ids = ByteBuffer.allocate(together.size() * ID);
        for (Written written : together) {
            UUID id = written.entry().id().value();
            ids.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        }
        return ids.array();
    }

    /// The whole ids there are; bytes of half a one are passed over.
    static List<UUID> read(byte[] row) {
        ByteBuffer bytes = ByteBuffer.wrap(row);
        List<UUID> ids = new ArrayList<>(row.length / ID);
        while (bytes.remaining() >= ID) {
            ids.add(new UUID(bytes.getLong(), bytes.getLong()));
        }
        return ids;
    }
}
