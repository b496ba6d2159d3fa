package org.bailee.server.backup;

import java.time.Instant;
import java.util.UUID;

/// What was promised to people after a set was taken, and must be kept again before anybody is served from it.
interface Promises {
    /// Runs in the transaction that puts the set back: if it fails, nothing was put back.
    ///
    /// @throws org.bailee.server.shared.Unavailable if nobody can tell what was promised since
    void keep(UUID set, Instant takenAt);
}
