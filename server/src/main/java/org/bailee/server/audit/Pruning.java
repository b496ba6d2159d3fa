package org.bailee.server.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import org.bailee.crypto.log.Tile;
import org.bailee.crypto.log.Tree;
import org.bailee.server.database.Tx;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.EntryId;
import org.jspecify.annotations.Nullable;

/// Deletes entries that have been kept as long as they had to be; their hashes stay, so everything else stays provable.
///
/// First it is written down, and has its place, what will be deleted; then the head says so; then the entries go.
/// Killed
/// in between, it goes on from what the head says.
final class Pruning {
    private static final Duration DAILY = Duration.ofHours(24);
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final int AT_ONCE = 4 * Tile.WIDTH;

    private final LogStores stores;
    private final AuditLog audit;
    private final LogAlarms alarms;
    private final Tx tx;
    private final Period keep;
    private final InstantSource clock;
    private @Nullable EntryId told;
    private long before;

    Pruning(LogStores stores, AuditLog audit, LogAlarms alarms, Tx tx, Period keep, InstantSource clock) {
        this.stores = stores;
        this.audit = audit;
        this.alarms = alarms;
        this.tx = tx;
        this.keep = keep;
        this.clock = clock;
    }

    /// @return when to go on
    Duration step() {
        Optional<Head> head = stores.heads().read();
        if (head.isEmpty() || alarms.halted().isPresent()) {
            // What is wrong with the log must be found out before anything is deleted.
            return SOON;
        }
        Optional<Long> first = stores.places().first();
        if (first.isPresent() && first.get() < head.get().pruned()) {
            long to = Math.min(first.get() + AT_ONCE, head.get().pruned());
            tx.write(() -> {
                stores.places().delete(first.get(), to);
                return true;
            });
            return Duration.ofMillis(100);
        }
        if (told != null) {
            if (stores.places().position(told).isPresent()) {
                stores.heads().prune(before);
                told = null;
            }
            return SOON;
        }
        before = due(head.get());
        if (before <= head.get().pruned()) {
            return DAILY;
        }
        Tree tree = new Tree(before, new Tiles(stores.tiles()));
        told = audit.appendDurably(
                Actor.bailee(), new LogPruned(before, tree.root().bytes()));
        return SOON;
    }

    /// The first position that is kept: whole bundles before it are older than they must be. Found by halving, because
    /// times of places do not fall.
    private long due(Head head) {
        Instant cutoff = clock.instant().atZone(ZoneOffset.UTC).minus(keep).toInstant();
        long young = head.size();
        long old = head.pruned();
        while (old < young) {
            long middle = (old + young) / 2;
            if (stores.places().placedAt(middle).orElse(Instant.MAX).isBefore(cutoff)) {
                old = middle + 1;
            } else {
                young = middle;
            }
        }
        return old - old % Tile.WIDTH;
    }
}
