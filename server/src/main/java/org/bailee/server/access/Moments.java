package org.bailee.server.access;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// The time in milliseconds, which is what is kept: a moment compares equal before and after it was stored.
record Moments(InstantSource clock) {
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
