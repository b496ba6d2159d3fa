package org.bailee.server.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// What this process is to see told. A delivery that is deleted, or said to be sent, before anybody could send
/// it is in no table: nothing but this memory knows of it.
final class Untold {
    /// By then the row was tried at least once, if it is there.
    private static final Duration LATE = Duration.ofMinutes(2);

    private static final int MOST = 10_000;

    private final Map<UUID, Message> messages = new ConcurrentHashMap<>();
    private final InstantSource clock;

    Untold(InstantSource clock) {
        this.clock = clock;
    }

    /// Takes in what is to be told, once its row is kept.
    void add(UUID delivery, Message message) {
        if (messages.size() < MOST) {
            messages.put(delivery, message);
        }
    }

    void settled(UUID delivery) {
        messages.remove(delivery);
    }

    /// Those whose rows should be looked at.
    List<Map.Entry<UUID, Message>> late() {
        Instant before = clock.instant().minus(LATE);
        return messages.entrySet().stream()
                .filter(one -> one.getValue().madeAt().isBefore(before))
                .map(one -> Map.entry(one.getKey(), one.getValue()))
                .toList();
    }
}
