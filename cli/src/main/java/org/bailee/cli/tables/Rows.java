package org.bailee.cli.tables;

import java.io.Closeable;
import org.jspecify.annotations.Nullable;

/// The rows of a file from first to last, in little memory.
public interface Rows extends Closeable {
    /// @return the next row, or null at the end
    /// @throws org.bailee.cli.Failure if the file cannot be read on from here
    @Nullable
    Row next();

    /// Goes past a row whose cells nobody asks for.
    ///
    /// @return whether there was one
    /// @throws org.bailee.cli.Failure as [#next] does
    default boolean pass() {
        return next() != null;
    }
}
