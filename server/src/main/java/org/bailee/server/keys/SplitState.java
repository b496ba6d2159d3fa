package org.bailee.server.keys;

import java.time.Instant;
import java.util.List;
import org.bailee.server.shared.ActorId;

/// How far an appointment of custodians has come on this server.
///
/// @param until when it is forgotten if not everybody has confirmed
public record SplitState(String label, int needed, List<Part> parts, Instant until) {
    /// One custodian's part in it.
    ///
    /// @param number of their share
    public record Part(int number, ActorId custodian, boolean isShown, boolean isConfirmed) {}

    public long confirmed() {
        return parts.stream().filter(Part::isConfirmed).count();
    }
}
