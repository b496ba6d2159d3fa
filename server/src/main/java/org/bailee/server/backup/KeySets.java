package org.bailee.server.backup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bailee.crypto.Corrupt;
import org.bailee.server.keys.BackupKeys;
import org.bailee.server.keys.BackupUnsealing;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Unavailable;
import org.jspecify.annotations.Nullable;

/// The sets of keys in a store that the seal opens.
///
/// A set that does not open, or is not as it was, is passed over: what somebody else puts there under a newer name
/// keeps nobody from what is theirs, nor does one of before a seal was removed, which only that one opens.
final class KeySets {
    private final BackupStore store;
    private final Shelf shelf;
    private final BackupUnsealing unsealing;

    KeySets(BackupStore store, Shelf shelf, BackupUnsealing unsealing) {
        this.store = store;
        this.shelf = shelf;
        this.unsealing = unsealing;
    }

    /// By the moment that is sealed in it.
    Manifest newest() {
        @Nullable RuntimeException refused = null;
        Optional<Manifest> newest = Optional.empty();
        for (UUID set : shelf.sets(Coverage.KEYS)) {
            try {
                Manifest manifest = manifest(set, false);
                newest = newest.filter(one -> !one.takenAt().isBefore(manifest.takenAt()))
                        .or(() -> Optional.of(manifest));
            } catch (Conflict other) {
                refused = refused == null ? other : refused;
            } catch (Unavailable closed) {
                if (!BackupUnsealing.isOfAnotherSeal(closed)) {
                    throw closed;
                }
                refused = refused == null ? closed : refused;
            }
        }
        if (newest.isEmpty()) {
            throw refused == null ? Refused.noKeys() : refused;
        }
        return newest.get();
    }

    /// The first that was taken with the data or later: between the two the fewest people were erased in part, and
    /// have a key since that opens no older row.
    Manifest nextTo(UUID data, Manifest newest) {
        List<UUID> oldestFirst = new ArrayList<>(shelf.sets(Coverage.KEYS)).reversed();
        for (UUID set : oldestFirst) {
            if (set.toString().compareTo(data.toString()) >= 0 && isSound(set)) {
                return manifest(set, false);
            }
        }
        return newest;
    }

    /// Of a set that was named, whatever its name says of when it was made.
    Manifest own(UUID set) {
        return manifest(set, false);
    }

    /// @throws Conflict if the seal does not open it
    BackupKeys key(UUID set) {
        SetHeader header = SetReader.header(store, set, Coverage.KEYS);
        try {
            return unsealing.open(header.sealed().orElseThrow(Refused::manifest));
        } catch (Corrupt _) {
            // A file somebody handed in: refused, not carried on with.
            throw Refused.manifest();
        }
    }

    private boolean isSound(UUID set) {
        try {
            manifest(set, true);
            return true;
        } catch (Conflict _) {
            return false;
        } catch (Unavailable closed) {
            if (!BackupUnsealing.isOfAnotherSeal(closed)) {
                throw closed;
            }
            return false;
        }
    }

    private Manifest manifest(UUID set, boolean whole) {
        BackupKeys key = key(set);
        try (SetReader keys = SetReader.open(store, set, Coverage.KEYS, key)) {
            if (whole) {
                keys.verify();
            }
            return keys.manifest();
        } finally {
            key.destroy();
        }
    }
}
