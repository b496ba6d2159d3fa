package org.bailee.server.watch;

import java.util.List;
import org.bailee.server.audit.Placed;

/// The entries of the log in the order of their places.
interface EntryStream {
    /// @param from the first position wanted
    List<Placed> from(long from, int limit);
}
