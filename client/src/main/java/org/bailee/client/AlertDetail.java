package org.bailee.client;

import java.util.List;

/// An alert with what is behind it.
///
/// @param entries the first hundred of the log
/// @param deliveries how somebody was told
public record AlertDetail(Alert alert, List<AuditEntry> entries, List<Delivery> deliveries) {
    public AlertDetail {
        entries = List.copyOf(entries);
        deliveries = List.copyOf(deliveries);
    }

    /// @param fault why it did not arrive, or empty
    public record Delivery(String id, String way, String state, long attempts, String fault, String endedAt) {}
}
