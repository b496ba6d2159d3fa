package org.bailee.server.backup;

import java.time.Duration;

/// Keeps a backup from taking more of the way to its store than it may: those who are being served come first.
final class Pace {
    private final int megabytesPerSecond;
    private long started = Long.MIN_VALUE;
    private long sent;

    private Pace(int megabytesPerSecond) {
        this.megabytesPerSecond = megabytesPerSecond;
    }

    /// @param megabytesPerSecond 0 for as fast as it goes
    static Pace of(int megabytesPerSecond) {
        return new Pace(megabytesPerSecond);
    }

    /// Waits until the bytes may follow those before.
    void pass(int bytes) {
        if (megabytesPerSecond == 0) {
            return;
        }
        try {
            Thread.sleep(Duration.ofNanos(Math.max(0, untilDue(bytes))));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw Refused.stopped();
        }
    }

    /// In the order they ask.
    ///
    /// @return nanoseconds
    synchronized long untilDue(int bytes) {
        long now = System.nanoTime();
        if (started == Long.MIN_VALUE) {
            started = now;
        }
        // A megabyte a second is a byte in 1000 nanoseconds: a number has room for those of 9000 terabytes.
        long due = sent * 1_000 / megabytesPerSecond;
        sent += bytes;
        return started + due - now;
    }
}
