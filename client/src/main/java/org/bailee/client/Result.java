package org.bailee.client;

/// What became of one item of a batch. One bad item never spoils another.
public sealed interface Result<T> {
    record Done<T>(T value) implements Result<T> {}

    record Refused<T>(Problem problem) implements Result<T> {}

    /// @throws Problem if the item was refused
    default T orThrow() {
        return switch (this) {
            case Done<T>(T value) -> value;
            case Refused<T>(Problem problem) -> throw problem;
        };
    }
}
