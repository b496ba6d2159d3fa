package org.bailee.server.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Believes the clock as long as it goes on from where it was seen last: one that jumps by years would make
/// everything over its time at once.
final class ClockWatch {
    private static final Duration OFTEN = Duration.ofMinutes(1);

    private final ClockStore store;
    private final Duration jump;

    ClockWatch(ClockStore store, Duration jump) {
        this.store = store;
        this.jump = jump;
    }

    /// Whether it may be as late as it says. Whatever is believed counts from now on.
    boolean believes(Instant now) {
        Optional<ClockStore.Seen> seen = store.read();
        if (seen.filter(then -> now.isAfter(then.last().plus(jump))).isPresent()) {
            return false;
        }
        // An idle server need not write all the time.
        if (seen.filter(then -> now.isBefore(then.last().plus(OFTEN))).isEmpty()) {
            store.seen(now);
        }
        return true;
    }

    /// Somebody says that it is as late as that.
    void confirm(Instant now) {
        store.seen(now);
    }

    /// When the clock was looked at first, and when last.
    Optional<ClockStore.Seen> seen() {
        return store.read();
    }
}
