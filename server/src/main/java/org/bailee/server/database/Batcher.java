package org.bailee.server.database;

import java.util.List;
import java.util.function.Function;

/// Gathers what concurrent callers want and does it as one batch: one statement, one durable commit, many answers.
public final class Batcher<I, O> implements AutoCloseable {
    /// @param most how many items one batch holds at the most
    /// @param lanes how many batches may run at once
    /// @param work does a batch and answers each item, in order; if it throws, every caller of the batch gets that
    public Batcher(String name, int most, int lanes, Function<List<I>, List<O>> work) {
        throw new UnsupportedOperationException();
    }

    /// Waits for the batch the item went with.
    public O submit(I item) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
