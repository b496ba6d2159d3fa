package org.bailee.server.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.OptionalLong;
import org.bailee.server.shared.ActorId;

/// Knows who has just asked the log the very same, and so need not be written down again.
///
/// Whoever follows the log asks once a second. Were each question an entry, following it would be what the log tells
/// of, and every answer would hold the question before. Another page or filter is another question.
final class Looks {
    static final Duration AGAIN = Duration.ofMinutes(1);

    private record Look(ActorId actor, EntryQuery query) {}

    private static final class Times {
        private Instant writtenAt = Instant.MIN;
        private long unwritten;
    }

    private final InstantSource clock;
    private final Cache<Look, Times> known =
            Caffeine.newBuilder().maximumSize(10_000).build();

    Looks(InstantSource clock) {
        this.clock = clock;
    }

    /// How often the same was asked without an entry, if it is time for one; empty if it is not.
    OptionalLong due(ActorId actor, EntryQuery query) {
        Times times = times(actor, query);
        synchronized (times) {
            boolean again = times.writtenAt.isAfter(clock.instant().minus(AGAIN));
            if (again) {
                times.unwritten++;
                return OptionalLong.empty();
            }
            return OptionalLong.of(times.unwritten);
        }
    }

    /// Only once the entry is on disk: had it failed, the next look would otherwise go without.
    void written(ActorId actor, EntryQuery query, long told) {
        Times times = times(actor, query);
        synchronized (times) {
            times.writtenAt = clock.instant();
            times.unwritten -= told;
        }
    }

    private Times times(ActorId actor, EntryQuery query) {
        return Objects.requireNonNull(known.get(new Look(actor, query), _ -> new Times()));
    }
}
