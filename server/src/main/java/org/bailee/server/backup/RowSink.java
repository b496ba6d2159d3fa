package org.bailee.server.backup;

/// Takes the rows of a table one by one, each as docs/spec/backup.md spells it.
interface RowSink {
    /// @param bytes the row is in it, and is the taker's only until this returns
    void row(byte[] bytes, int from, int length);
}
