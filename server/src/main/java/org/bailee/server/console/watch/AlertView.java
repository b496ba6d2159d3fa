package org.bailee.server.console.watch;

import java.util.List;
import java.util.Optional;
import org.bailee.server.watch.AlertDetail.Placing;

/// One alert: what happened, whom it is about, and what is behind it.
///
/// @param acknowledgedBy who looked, as colleagues know them
/// @param manages whether the reader may acknowledge
/// @param own whether it is about the reader, so that somebody else looks
public record AlertView(
        Row row,
        List<Placing> entries,
        Optional<String> acknowledgedBy,
        boolean manages,
        boolean own,
        String reason,
        List<String> refused) {
    /// What can happen to a person's data, which has words of its own.
    private static final List<String> SAID = List.of(
            "subject-opened",
            "records-opened",
            "token-opened",
            "person-found",
            "access-refused",
            "break-glass-opened",
            "break-glass-used",
            "subject-created",
            "subject-changed",
            "record-added",
            "record-changed",
            "record-erased",
            "subject-erased");

    public boolean isSaid(String kind) {
        return SAID.contains(kind);
    }
}
