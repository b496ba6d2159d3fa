package org.bailee.server.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.ActorId;

/// Has written down who takes entries out of the log, once a minute each: an export reads thousands of parts.
final class Exports {
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private static final class Taken {
        private Instant writtenAt = Instant.MIN;
        private long from = Long.MAX_VALUE;
        private long to = -1;
    }

    private final AuditLog audit;
    private final InstantSource clock;
    private final Cache<ActorId, Taken> known =
            Caffeine.newBuilder().maximumSize(10_000).build();

    Exports(AuditLog audit, InstantSource clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /// Returns when it is written down, if it is time for that, and before anything is shown.
    void note(Actor actor, long from, long to) {
        Taken taken = Objects.requireNonNull(known.get(actor.id(), _ -> new Taken()));
        due(taken, from, to).ifPresent(exported -> {
            audit.appendDurably(actor, exported);
            written(taken);
        });
    }

    private Optional<LogExported> due(Taken taken, long from, long to) {
        synchronized (taken) {
            taken.from = Math.min(taken.from, from);
            taken.to = Math.max(taken.to, to);
            return taken.writtenAt.isAfter(clock.instant().minus(AGAIN))
                    ? Optional.empty()
                    : Optional.of(new LogExported(taken.from, taken.to));
        }
    }

    /// Only once it is on disk: had it failed, the next part would otherwise be shown without.
    private void written(Taken taken) {
        synchronized (taken) {
            taken.writtenAt = clock.instant();
            taken.from = Long.MAX_VALUE;
            taken.to = -1;
        }
    }
}
