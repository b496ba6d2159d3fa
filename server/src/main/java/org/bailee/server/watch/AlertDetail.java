package org.bailee.server.watch;

import java.util.List;
import org.bailee.server.audit.Entry;

/// An alert with what is behind it.
///
/// @param entries those kept with it, oldest first; its count may be more
/// @param deliveries whom it was told, and how that went
public record AlertDetail(Alert alert, List<Placing> entries, List<Delivery> deliveries) {
    /// An entry and its place in the log.
    public record Placing(long position, Entry entry) {}

    public AlertDetail {
        entries = List.copyOf(entries);
        deliveries = List.copyOf(deliveries);
    }
}
