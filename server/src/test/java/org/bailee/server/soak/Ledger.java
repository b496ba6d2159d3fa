package org.bailee.server.soak;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// What the clients know for certain: how many writes were acknowledged, and how often each person was shown to them.
final class Ledger {
    private final LongAdder acknowledged = new LongAdder();
    private final LongAdder unsure = new LongAdder();
    private final LongAdder found = new LongAdder();
    private final Map<UUID, LongAdder> reveals = new ConcurrentHashMap<>();

    void acknowledge(int writes) {
        acknowledged.add(writes);
    }

    /// A write was sent, and no word came back.
    void wonder() {
        unsure.increment();
    }

    /// A write without an acknowledgement turned out to be kept.
    void findKept() {
        found.increment();
    }

    void reveal(UUID person) {
        reveals.computeIfAbsent(person, _ -> new LongAdder()).increment();
    }

    long acknowledged() {
        return acknowledged.sum();
    }

    long unsure() {
        return unsure.sum();
    }

    long foundKept() {
        return found.sum();
    }

    long reveals() {
        return reveals.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /// How many people were shown more often than the log says: none, if nothing left before it was logged.
    long revealedUnlogged(Map<UUID, Long> logged) {
        return reveals.entrySet().stream()
                .filter(person -> person.getValue().sum() > logged.getOrDefault(person.getKey(), 0L))
                .count();
    }
}
