package org.bailee.server.identity;

import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalLong;

/// Lets so many refusals a minute into the log: who is not let in must not be able to fill the disk.
final class PerMinute {
    static final int MOST = 60;

    private final InstantSource clock;
    private long minute;
    private int written;
    private long left;

    PerMinute(InstantSource clock) {
        this.clock = clock;
    }

    /// How many were left out since the one before; empty if this one is to be left out too.
    synchronized OptionalLong next() {
        long now = clock.millis() / Duration.ofMinutes(1).toMillis();
        if (now != minute) {
            minute = now;
            written = 0;
        }
        if (written++ >= MOST) {
            left++;
            return OptionalLong.empty();
        }
        long before = left;
        left = 0;
        return OptionalLong.of(before);
    }
}
