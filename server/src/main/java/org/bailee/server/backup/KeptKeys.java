package org.bailee.server.backup;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Unavailable;

/// Tells which sets of keys may still hold the key of somebody who was erased, and no more than is known of
/// them.
///
/// A set that was written after the erasure had its place in the log says so itself, sealed: no clock is
/// believed, of which two nodes may have two. It must be this log: one that was given up for a backup of before may
/// have been longer, and says nothing of what happened since.
final class KeptKeys {
    private final Optional<BackupStore> store;
    private final Means means;

    KeptKeys(Optional<BackupStore> store, Means means) {
        this.store = store;
        this.means = means;
    }

    /// @param erased the place of the erasure in the log
    KeyCopies since(long erased) {
        try {
            Instant now = means.now();
            Optional<Shelf> shelf = store.map(one -> new Shelf(one, now));
            // Those too that a clock ahead dated: a restore may have taken its keys from one.
            List<UUID> there = shelf.map(one -> one.all(Coverage.KEYS)).orElse(List.of());
            List<Instant> ends = there.stream()
                    .filter(set -> !knows(set, erased))
                    .map(set -> Shelf.madeAt(set)
                            .plus(means.settings().keepKeys())
                            .plus(means.settings().every()))
                    .toList();
            // Begun and not finished, or written to a folder that is not this one, or taken away by hand.
            boolean elsewhere =
                    shelf.filter(one -> one.hasUnfinished(Coverage.KEYS)).isPresent()
                            || means.runs().keysKept(erased).stream().anyMatch(set -> !there.contains(set));
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
        return !means.settings().every().isZero()
                && means.runs()
                        .newest("take", means.latest())
                        .filter(last -> last.state().equals("failed"))
                        .isEmpty();
    }

    private boolean knows(UUID set, long erased) {
        try (SetReader keys = SetReader.open(
                store.orElseThrow(), set, Coverage.KEYS, means.ring().backupKeys())) {
            Manifest.Log log = keys.manifest().log();
            return log.size() > erased
                    && means.roots()
                            .apply(log.size())
                            .filter(log.root()::equals)
                            .isPresent();
        } catch (Conflict unreadable) {
            return false;
        }
    }
}
