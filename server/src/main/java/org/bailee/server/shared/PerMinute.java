package org.bailee.server.shared;

import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalLong;

/// Lets so many refusals a minute into the log: who is not let in must not be able to fill the disk.
public final class PerMinute {
    private final InstantSource clock;
    private final int most;
    private long minute;
    private int written;
    private long left;

    public PerMinute(InstantSource clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    /// How many were left out since the one before; empty if this one is to be left out too.
    public synchronized OptionalLong next() {
        long now = clock.millis() / Duration.ofMinutes(1).toMillis();
        if (now != minute) {
            minute = now;
            written = 0;
        }
        if (written++ >= most) {
            left++;
            return OptionalLong.empty();
        }
        long before = left;
        left = 0;
        return OptionalLong.of(before);
    }

    /// Counts one among those left out that was not even asked about.
    public synchronized void leaveOut() {
        left++;
    }
}
