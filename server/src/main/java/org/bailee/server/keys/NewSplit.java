package org.bailee.server.keys;

import java.util.List;
import java.util.Optional;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.SealId;

/// Custodians to be appointed.
///
/// @param label what people call the seal they are to be
/// @param needed how many of them must come together
/// @param replaces the custodians whose place they take: their shares are worth nothing once it is done
public record NewSplit(String label, int needed, List<ActorId> custodians, Optional<SealId> replaces) {
    public NewSplit {
        custodians = List.copyOf(custodians);
    }
}
