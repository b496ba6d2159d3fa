package org.bailee.server.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bailee.crypto.log.Tile;
import org.bailee.crypto.log.Tree;
import org.bailee.server.audit.PlaceStore.PlacedBytes;
import org.bailee.server.database.Tx;
import org.bailee.server.shared.EntryId;
import org.jspecify.annotations.Nullable;

/// Deletes entries that have been kept as long as they had to be; their hashes stay, so everything else stays
/// provable.
///
/// First it is written down and signed what will be deleted; with that entry's place the head says so; then the
/// entries go. Killed in between, it goes on from what the head says. What is due is told by hashed times, and
/// what goes is held against its hashes: whoever writes to the database must not be able to have the log delete
/// itself.
final class Pruning {
    private static final String ALARM = "pruning";
    private static final Duration DAILY = Duration.ofHours(24);
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration AT_ONCE = Duration.ofMillis(100);
    private static final Duration LATER = Duration.ofMinutes(10);
    private static final int BUNDLES = 4;

    private final LogStores stores;
    private final Pen pen;
    private final AuditLog audit;
    private final LogAlarms alarms;
    private final Consumer<LogFault> halt;
    private final Tx tx;
    private final Period keep;
    private final ClockWatch watch;
    private final InstantSource clock;
    private final PrunedMark mark;
    private final SignedLeaves leaves;
    private @Nullable EntryId told;

    Pruning(
            LogStores stores,
            Pen pen,
            AuditLog audit,
            LogAlarms alarms,
            Consumer<LogFault> halt,
            Tx tx,
            Period keep,
            ClockWatch watch,
            InstantSource clock) {
        this.stores = stores;
        this.pen = pen;
        this.audit = audit;
        this.alarms = alarms;
        this.halt = halt;
        this.tx = tx;
        this.keep = keep;
        this.watch = watch;
        this.clock = clock;
        this.mark = new PrunedMark(stores);
        this.leaves = new SignedLeaves(stores.places(), stores.tiles());
    }

    /// @return when to go on
    Duration step() {
        Optional<Head> head = stores.heads().read();
        if (head.isEmpty() || pen.isSealed() || alarms.halted().isPresent()) {
            // What is wrong with the log must be found out before anything is deleted.
            return SOON;
        }
        try {
            return step(head.get());
        } catch (LogFault fault) {
            halt.accept(fault);
            return SOON;
        }
    }

    private Duration step(Head head) {
        if (!pen.isOurs(head)) {
            throw LogFault.headUnsigned();
        }
        long pruned = mark.of(head);
        Optional<Long> first = stores.places().first();
        if (first.isPresent() && first.get() < pruned) {
            return delete(head, first.get(), pruned);
        }
        if (told != null && stores.places().position(told).isEmpty()) {
            return SOON;
        }
        told = null;
        long before = due(head, pruned);
        if (before <= pruned) {
            return DAILY;
        }
        if (!watch.believes()) {
            // It is an alarm already; what was signed to go before still goes.
            return LATER;
        }
        if (leaves.at(head, before - 1)
                .filter(last -> last.placedAt().isBefore(cutoff()))
                .isEmpty()) {
            return refuse("The last entry that would be old enough to be deleted, at position " + (before - 1)
                    + ", is not what was hashed.");
        }
        told = pen.prune(tx, audit, before, new Tree(before, new Tiles(stores.tiles())).root())
                .orElse(null);
        return SOON;
    }

    private Duration delete(Head head, long first, long pruned) {
        List<PlacedBytes> gone = new ArrayList<>();
        long from = first;
        for (int bundle = 0; bundle < BUNDLES && from < pruned; bundle++) {
            List<PlacedBytes> whole = from % Tile.WIDTH == 0 ? leaves.bundle(head, from) : List.of();
            if (whole.isEmpty()) {
                // Else a young entry put into an old one's place would be deleted in its stead.
                return refuse("Entries that are old enough to be deleted are not what was hashed, from position " + from
                        + " on.");
            }
            gone.addAll(whole);
            from += Tile.WIDTH;
        }
        tx.write(() -> {
            stores.places().delete(gone);
            return true;
        });
        alarms.clear(ALARM);
        return AT_ONCE;
    }

    private Duration refuse(String says) {
        alarms.raise(
                ALARM,
                says + " Nothing is deleted. Keep the database as it is, and compare it with a backup by: bailee audit"
                        + " verify.");
        return LATER;
    }

    private Instant cutoff() {
        return clock.instant().atZone(ZoneOffset.UTC).minus(keep).toInstant();
    }

    /// The first position that is kept: whole bundles before it are older than they must be. Found by halving,
    /// because times of places do not fall.
    private long due(Head head, long pruned) {
        Instant cutoff = cutoff();
        long young = head.size();
        long old = pruned;
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
