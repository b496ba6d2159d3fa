package org.bailee.cli.bulk;

import java.util.List;
import org.bailee.cli.tables.Row;

/// Rows that are sent together.
///
/// @param number from 0; with the journal's id it makes the key under which the server knows the batch again
/// @param sound rows that are sent, in order
/// @param lastRow rows of the file up to and with this batch
record Batch(long number, List<Row> rows, List<Row> sound, long lastRow) {}
