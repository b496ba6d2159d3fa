package org.bailee.crypto;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Lends a costly object to one caller at a time: never waits, makes a new one when none is at hand, keeps a few.
///
/// A thread-local would do the same for platform threads, but virtual threads come and go by the million.
final class Pool<T> {
    private static final int SLOTS =
            Math.max(8, Integer.highestOneBit(Runtime.getRuntime().availableProcessors()) * 4);
    private static final int TRIES = 4;

    private final AtomicReferenceArray<@Nullable T> slots = new AtomicReferenceArray<>(SLOTS);
    private final Supplier<T> maker;

    Pool(Supplier<T> maker) {
        this.maker = maker;
    }

    T take() {
        int first = (int) Thread.currentThread().threadId();
        for (int slot = first; slot < first + TRIES; slot++) {
            T found = slots.getAndSet(slot & SLOTS - 1, null);
            if (found != null) {
                return found;
            }
        }
        return maker.get();
    }

    /// Keeps the object if there is room. What failed half-way is not given back.
    void give(T object) {
        int first = (int) Thread.currentThread().threadId();
        for (int slot = first; slot < first + TRIES; slot++) {
            if (slots.compareAndSet(slot & SLOTS - 1, null, object)) {
                return;
            }
        }
    }
}
