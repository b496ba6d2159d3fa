package org.bailee.server.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The entries this process has written and has not seen placed. One that is taken away while it waits leaves
/// no hole in the log: nothing but the memory of who wrote it tells that there was one.
final class Owed {
    /// Places are given within a second; what waits longer is looked for.
    private static final Duration LATE = Duration.ofSeconds(5);

    /// While the keys are sealed entries wait for as long as that lasts: no more of them are remembered.
    private static final int MOST = 100_000;

    /// Of no more it is remembered what they say, and never in more bytes: while the log is halted, too, they
    /// wait for as long as that lasts.
    private static final int MOST_WHOLE = 4 * Rounds.MOST;

    private static final long MOST_BYTES = 32L << 20;

    private record Debt(Instant since, Optional<Written> written) {
        int size() {
            return written.map(one -> one.bytes().length).orElse(0);
        }
    }

    private final Map<UUID, Debt> entries = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();
    private final InstantSource clock;

    Owed(InstantSource clock) {
        this.clock = clock;
    }

    /// Takes in what is on disk now.
    void add(List<Written> written) {
        int known = entries.size();
        if (known < MOST) {
            Instant now = clock.instant();
            written.forEach(one -> entries.put(
                    one.entry().id().value(), new Debt(now, known < MOST_WHOLE ? room(one) : Optional.empty())));
        }
    }

    /// The entry, if there is room for its bytes, which it has then taken.
    private Optional<Written> room(Written one) {
        int size = one.bytes().length;
        if (bytes.addAndGet(size) <= MOST_BYTES) {
            return Optional.of(one);
        }
        bytes.addAndGet(-size);
        return Optional.empty();
    }

    /// Those of these entries that this process wrote not long ago, as it wrote them.
    Map<UUID, Written> written(Collection<UUID> asked) {
        Map<UUID, Written> known = new HashMap<>();
        for (UUID id : asked) {
            Debt debt = entries.get(id);
            if (debt != null) {
                debt.written().ifPresent(written -> known.put(id, written));
            }
        }
        return known;
    }

    void settled(Collection<UUID> placed) {
        for (UUID id : placed) {
            Debt debt = entries.remove(id);
            if (debt != null) {
                bytes.addAndGet(-debt.size());
            }
        }
    }

    /// Those that wait for long.
    List<UUID> late() {
        Instant before = clock.instant().minus(LATE);
        return entries.entrySet().stream()
                .filter(entry -> entry.getValue().since().isBefore(before))
                .map(Map.Entry::getKey)
                .toList();
    }
}
