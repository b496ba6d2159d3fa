package org.bailee.server.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How long entries have waited while the log did not grow, as this process saw it: what they say of their own
/// time may have been made up.
final class Lag {
    private @Nullable Instant since;
    private long size;

    /// @param made when the entry says it was made that waits with the smallest ordinal
    synchronized Duration look(boolean waits, long grown, Optional<Instant> made, Instant now) {
        if (!waits) {
            since = null;
            return Duration.ZERO;
        }
        Instant from = since;
        if (from == null || grown != size || from.isAfter(now)) {
            from = now;
            since = from;
            size = grown;
        }
        Duration seen = Duration.between(from, now);
        return made.map(at -> Duration.between(at, now))
                .filter(told -> told.compareTo(seen) > 0)
                .orElse(seen);
    }
}
