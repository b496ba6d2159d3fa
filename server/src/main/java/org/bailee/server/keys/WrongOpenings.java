package org.bailee.server.keys;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Unavailable;

/// Makes whoever could not open a seal wait, longer each time: a stolen key must not guess passphrases through us.
///
/// Each account is counted, and all of them together, because whoever can make keys has many. That sum keeps the
/// counts few, too.
final class WrongOpenings {
    private static final int FREE = 5;
    private static final int FREE_FOR_ALL = 50;
    private static final int MOST_DOUBLINGS = 8;
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private record Count(int wrong, Instant last) {
        private static final Count NONE = new Count(0, Instant.EPOCH);

        Count and(Instant now) {
            return new Count(wrong + 1, now);
        }

        Instant until(int free) {
            return wrong < free ? last : last.plusSeconds(1L << Math.min(wrong - free, MOST_DOUBLINGS));
        }

        boolean isOver(Instant now) {
            return last.plus(FORGOTTEN_AFTER).isBefore(now);
        }
    }

    private final InstantSource clock;
    private final Map<ActorId, Count> counts = new HashMap<>();
    private Count all = Count.NONE;

    WrongOpenings(InstantSource clock) {
        this.clock = clock;
    }

    /// @throws Unavailable if it is too soon after a wrong one
    synchronized void mayTry(ActorId account) {
        Instant now = clock.instant();
        counts.values().removeIf(count -> count.isOver(now));
        all = all.isOver(now) ? Count.NONE : all;
        Instant own = counts.getOrDefault(account, Count.NONE).until(FREE);
        Instant everybodys = all.until(FREE_FOR_ALL);
        Duration wait = Duration.between(now, own.isAfter(everybodys) ? own : everybodys);
        if (wait.isPositive()) {
            throw new Unavailable(
                    "seal.tried-too-often",
                    "There were too many tries that opened no seal.",
                    "Wait " + Unavailable.seconds(wait) + " seconds, and be sure of the passphrase or key file.",
                    wait,
                    Unavailable.seconds(wait));
        }
    }

    synchronized void wrong(ActorId account) {
        Instant now = clock.instant();
        counts.put(account, counts.getOrDefault(account, Count.NONE).and(now));
        all = all.and(now);
    }

    synchronized void right(ActorId account) {
        counts.remove(account);
    }
}
