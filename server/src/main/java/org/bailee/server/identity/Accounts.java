package org.bailee.server.identity;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.bailee.server.shared.ActorId;
import org.jspecify.annotations.Nullable;

/// Every account by the digest of its key, from memory, as the table stood at most a second ago.
///
/// A revoked key must be dead on every node within two seconds, and no node is told of what another does: so the copy
/// is never trusted for longer than a second, and a database that is away shuts the door. Age is measured by a clock
/// nobody can set back.
final class Accounts {
    private static final long RENEW = Duration.ofMillis(500).toNanos();
    private static final long TRUST = Duration.ofSeconds(1).toNanos();

    private record Snapshot(long takenAt, Map<ByteBuffer, ServiceStore.Row> byDigest) {}

    private final Supplier<List<ServiceStore.Row>> read;
    private final LongSupplier nanoTime;
    private final ReentrantLock reading = new ReentrantLock();
    private final AtomicLong forgettings = new AtomicLong();
    private final Map<ActorId, LocalDate> usedOn = new ConcurrentHashMap<>();
    private volatile @Nullable Snapshot snapshot;

    Accounts(Supplier<List<ServiceStore.Row>> read, LongSupplier nanoTime) {
        this.read = read;
        this.nanoTime = nanoTime;
    }

    Optional<ServiceStore.Row> withKey(byte[] digest) {
        return Optional.ofNullable(current().byDigest().get(ByteBuffer.wrap(digest)));
    }

    /// Whether the account was not seen before on this day; true only once a day, so that the day is written only once.
    boolean isFirstUse(ActorId account, LocalDate day) {
        return !day.equals(usedOn.put(account, day));
    }

    /// The next question goes to the table.
    void forget() {
        forgettings.incrementAndGet();
        snapshot = null;
    }

    private Snapshot current() {
        Snapshot known = snapshot;
        long age = known == null ? Long.MAX_VALUE : nanoTime.getAsLong() - known.takenAt();
        if (known != null && age < RENEW) {
            return known;
        }
        if (known != null && age < TRUST) {
            // One caller renews; the others need not wait for it yet.
            return reading.tryLock() ? renewed(known) : known;
        }
        reading.lock();
        return renewed(known);
    }

    /// Called with the lock held; gives it back.
    private Snapshot renewed(@Nullable Snapshot outdated) {
        try {
            Snapshot known = snapshot;
            if (known != null && (outdated == null || known.takenAt() != outdated.takenAt())) {
                return known;
            }
            // Taken before reading: what changes while the table is read may be missing from the copy.
            long takenAt = nanoTime.getAsLong();
            long before = forgettings.get();
            Map<ByteBuffer, ServiceStore.Row> byDigest = new HashMap<>();
            read.get().forEach(row -> byDigest.put(ByteBuffer.wrap(row.digest()), row));
            Snapshot fresh = new Snapshot(takenAt, byDigest);
            snapshot = fresh;
            if (forgettings.get() != before) {
                // Read before a key was revoked, perhaps: good for this caller, who came before, and for nobody else.
                snapshot = null;
            }
            return fresh;
        } finally {
            reading.unlock();
        }
    }
}
