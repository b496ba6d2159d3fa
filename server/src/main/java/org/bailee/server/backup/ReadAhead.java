package org.bailee.server.backup;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the next of many while the one before is worked on, and never more: the memory it takes is two of
/// them.
final class ReadAhead<T, R> implements Iterator<R> {
    private final Iterator<T> names;
    private final Function<T, R> read;
    private final ExecutorService reading;
    private @Nullable Future<R> next;

    ReadAhead(List<T> names, Function<T, R> read, ExecutorService reading) {
        this.names = names.iterator();
        this.read = read;
        this.reading = reading;
        begin();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    /// @throws RuntimeException as reading it did; nothing more is read then
    @Override
    public R next() {
        Future<R> one = next;
        next = null;
        if (one == null) {
            throw new NoSuchElementException();
        }
        R found = Awaited.of(one);
        begin();
        return found;
    }

    private void begin() {
        if (names.hasNext()) {
            T name = names.next();
            next = reading.submit(() -> read.apply(name));
        }
    }
}
