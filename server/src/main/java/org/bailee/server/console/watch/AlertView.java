package org.bailee.server.console.watch;

import java.util.List;
import java.util.Optional;
import org.bailee.server.console.log.Kinds;
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
    public boolean isSaid(String kind) {
        return Kinds.ALL.contains(kind);
    }
}
