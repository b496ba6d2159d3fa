package org.bailee.server.watch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.bailee.server.shared.ActorId;
import org.jspecify.annotations.Nullable;

/// Knows who has just looked at the same, so that a page that refreshes itself does not fill the log.
final class SeenLately {
    private static final Duration AGAIN = Duration.ofMinutes(5);
    private static final int MOST = 10_000;

    private record Look(ActorId actor, String what) {}

    private final InstantSource clock;
    private final Cache<Look, Instant> known =
            Caffeine.newBuilder().maximumSize(MOST).build();

    SeenLately(InstantSource clock) {
        this.clock = clock;
    }

    boolean isNew(ActorId actor, String what) {
        Instant now = clock.instant();
        Look look = new Look(actor, what);
        @Nullable Instant before = known.getIfPresent(look);
        if (before != null && before.isAfter(now.minus(AGAIN))) {
            return false;
        }
        known.put(look, now);
        return true;
    }
}
