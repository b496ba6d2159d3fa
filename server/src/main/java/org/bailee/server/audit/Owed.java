package org.bailee.server.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.bailee.server.shared.EntryId;

/// The entries this process has written and has not seen placed. One that is taken away while it waits leaves
/// no hole in the log: nothing but the memory of who wrote it tells that there was one.
final class Owed {
    /// Places are given within a second; what waits longer is looked for.
    private static final Duration LATE = Duration.ofSeconds(5);

    /// While the keys are sealed entries wait for as long as that lasts: no more of them are remembered.
    private static final int MOST = 100_000;

    private final Map<UUID, Instant> entries = new ConcurrentHashMap<>();
    private final InstantSource clock;

    Owed(InstantSource clock) {
        this.clock = clock;
    }

    /// Takes in what is on disk now.
    void add(List<EntryId> written) {
        if (entries.size() < MOST) {
            Instant now = clock.instant();
            written.forEach(entry -> entries.put(entry.value(), now));
        }
    }

    void settled(Collection<UUID> placed) {
        placed.forEach(entries::remove);
    }

    /// No more than so many of those that wait for long.
    List<UUID> late(int limit) {
        Instant before = clock.instant().minus(LATE);
        return entries.entrySet().stream()
                .filter(entry -> entry.getValue().isBefore(before))
                .map(Map.Entry::getKey)
                .limit(limit)
                .toList();
    }
}
