package org.bailee.server.vault;

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
}
