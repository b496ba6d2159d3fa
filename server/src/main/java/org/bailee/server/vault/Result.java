package org.bailee.server.vault;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bailee.crypto.Corrupt;
import org.bailee.server.shared.Problem;

/// How one item of a request for many ended.
public sealed interface Result<T> {
    record Done<T>(T value) implements Result<T> {}

    /// @param why a [org.bailee.server.shared.Problem], or [org.bailee.crypto.Corrupt] where a seal did not verify
    record Failed<T>(RuntimeException why) implements Result<T> {}

    /// The value of an item that must have succeeded.
    default T orThrow() {
        return switch (this) {
            case Done<T>(T value) -> value;
            case Failed<T>(RuntimeException why) -> throw why;
        };
    }

    /// The value, if there is one.
    default Stream<T> stream() {
        return this instanceof Done<T>(T value) ? Stream.of(value) : Stream.empty();
    }

    /// Does one item's work; what is wrong with it alone becomes its result.
    static <T> Result<T> of(Supplier<T> work) {
        try {
            return new Done<>(work.get());
        } catch (Problem | Corrupt why) {
            return new Failed<>(why);
        }
    }
}
