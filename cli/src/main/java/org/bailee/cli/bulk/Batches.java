package org.bailee.cli.bulk;

import java.util.ArrayList;
import java.util.List;
import org.bailee.cli.tables.Row;
import org.bailee.cli.tables.Rows;
import org.jspecify.annotations.Nullable;

/// Cuts rows into batches, always the same way: a resumed import must send what it sent before.
final class Batches {
    static final int MOST_ROWS = 1_000;

    /// Half of what the server takes in one request, counted generously: names and quotes come on top.
    private static final int MOST_CHARACTERS = 1_000_000;

    private final Rows rows;
    private long number;
    private long row;

    Batches(Rows rows) {
        this.rows = rows;
    }

    /// @return null at the end
    @Nullable
    Batch next() {
        List<Row> all = new ArrayList<>();
        List<Row> sound = new ArrayList<>();
        long characters = 0;
        while (all.size() < MOST_ROWS && characters < MOST_CHARACTERS) {
            Row next = rows.next();
            if (next == null) {
                break;
            }
            row++;
            all.add(next);
            if (next.flaw().isEmpty()) {
                sound.add(next);
                characters += size(next);
            }
        }
        return all.isEmpty() ? null : new Batch(number++, all, sound, row);
    }

    private static long size(Row row) {
        long size = 0;
        for (Object cell : row.cells().values()) {
            size += cell.toString().length();
        }
        return size;
    }
}
