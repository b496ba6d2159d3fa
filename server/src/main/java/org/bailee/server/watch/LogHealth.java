package org.bailee.server.watch;

import java.time.Duration;
import java.util.Optional;

/// How the log itself is.
interface LogHealth {
    /// @param halted whether nothing is given a place any more
    /// @param alarms whether the log raises an alarm of another kind
    /// @param waits how long the oldest entry without a place has waited
    record State(boolean halted, boolean alarms, Duration waits) {}

    State state();

    /// The newest checkpoint, as it is published; empty before the first.
    Optional<String> checkpoint();
}
