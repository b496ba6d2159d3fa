package org.bailee.server.backup;

import java.time.Duration;

/// Keeps a backup from taking more of the way to its store than it may: those who are being served come first.
final class Pace {
    private final long bytesPerSecond;
    private long started = Long.MIN_VALUE;
    private long sent;

    private Pace(long bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
    }

    /// @param megabytesPerSecond 0 for as fast as it goes
    static Pace of(int megabytesPerSecond) {
        return new Pace(megabytesPerSecond * 1_000_000L);
    }

    /// Waits until the bytes may follow those before.
    void pass(int bytes) {
        if (bytesPerSecond == 0) {
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
    private synchronized long untilDue(int bytes) {
        long now = System.nanoTime();
        if (started == Long.MIN_VALUE) {
            started = now;
        }
        long due = Math.multiplyHigh(sent, 1_000_000_000L) == 0
                ? sent * 1_000_000_000L / bytesPerSecond
                : sent / bytesPerSecond * 1_000_000_000L;
        sent += bytes;
        return started + due - now;
    }
}
