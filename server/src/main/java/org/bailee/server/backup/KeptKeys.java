package org.bailee.server.backup;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.keys.KeyRing;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Unavailable;

/// Tells which sets of keys may still hold the key of somebody who was erased, and no more than is known of
/// them.
///
/// A set that was written after the erasure had its place in the log says so itself, sealed: no clock is
/// believed, of which two nodes may have two.
final class KeptKeys {
    private final Optional<BackupStore> store;
    private final BackupSettings settings;
    private final RunStore runs;
    private final KeyRing ring;
    private final InstantSource clock;

    KeptKeys(Optional<BackupStore> store, BackupSettings settings, RunStore runs, KeyRing ring, InstantSource clock) {
        this.store = store;
        this.settings = settings;
        this.runs = runs;
        this.ring = ring;
        this.clock = clock;
    }

    /// @param erased the place of the erasure in the log
    KeyCopies since(long erased) {
        try {
            Instant now = clock.instant();
            Optional<Shelf> shelf = store.map(one -> new Shelf(one, now));
            List<UUID> there = shelf.map(one -> one.sets(Coverage.KEYS)).orElse(List.of());
            List<Instant> ends = there.stream()
                    .filter(set -> !knows(set, erased))
                    .map(set -> Shelf.madeAt(set).plus(settings.keepKeys()).plus(settings.every()))
                    .toList();
            // Begun and not finished, or written to a folder that is not this one, or taken away by hand.
            boolean elsewhere =
                    shelf.filter(one -> one.hasUnfinished(Coverage.KEYS)).isPresent()
                            || runs.keysKept(erased).stream().anyMatch(set -> !there.contains(set));
            return new KeyCopies(
                    ends.isEmpty() && !elsewhere,
                    !elsewhere && areRemovedInTime() && ends.stream().allMatch(now::isBefore),
                    ends.stream().max(Comparator.naturalOrder()));
        } catch (Unavailable away) {
            return new KeyCopies(false, false, Optional.empty());
        }
    }

    /// The newest set goes only when there is another.
    private boolean areRemovedInTime() {
        return !settings.every().isZero()
                && runs.newest("take", clock.instant().plus(Shelf.AHEAD))
                        .filter(last -> last.state().equals("failed"))
                        .isEmpty();
    }

    private boolean knows(UUID set, long erased) {
        try (SetReader keys = SetReader.open(store.orElseThrow(), set, Coverage.KEYS, ring.backupKeys())) {
            return keys.manifest().log().size() > erased;
        } catch (Conflict unreadable) {
            return false;
        }
    }
}
