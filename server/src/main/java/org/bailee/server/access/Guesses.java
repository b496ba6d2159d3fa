package org.bailee.server.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Denied;

/// Lets a person search in vain only so often by what they may see only masked: else they find it out by trying.
///
/// Counted on each node by itself, for people type slowly; there are never more entries than staff.
public final class Guesses {
    static final int MOST = 20;
    static final Duration WITHIN = Duration.ofHours(1);

    private final InstantSource clock;
    private final Map<ActorId, Deque<Instant>> missed = new ConcurrentHashMap<>();

    Guesses(InstantSource clock) {
        this.clock = clock;
    }

    /// @throws Denied if there were too many lately
    public void mustBeFew(Actor actor) {
        Deque<Instant> times = of(actor);
        synchronized (times) {
            forget(times);
            if (times.size() >= MOST) {
                throw new Denied(
                        "values.guessing",
                        "You have searched too often in vain by values you may see only masked.",
                        "Search by a field your role sees plain, ask for such a role, or try again in an hour.");
            }
        }
    }

    /// Counts a search that found out that a value is not the one.
    public void missed(Actor actor) {
        Deque<Instant> times = of(actor);
        synchronized (times) {
            forget(times);
            times.addLast(clock.instant());
        }
    }

    private void forget(Deque<Instant> times) {
        Instant since = clock.instant().minus(WITHIN);
        while (!times.isEmpty() && times.getFirst().isBefore(since)) {
            times.removeFirst();
        }
    }

    private Deque<Instant> of(Actor actor) {
        return missed.computeIfAbsent(actor.id(), _ -> new ArrayDeque<>());
    }
}
