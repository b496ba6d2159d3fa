package org.bailee.server.backup;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.bailee.crypto.Corrupt;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.database.Tx;
import org.bailee.server.journal.Journal;
import org.bailee.server.keys.BackupKeys;
import org.bailee.server.keys.BackupUnsealing;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.Unavailable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// Puts a backup back on a machine that has nothing but it, an empty database and a seal.
///
/// What comes back is shut: the next start erases again whoever the journal says was erased since, before it
/// serves.
public final class Restores {
    private final JdbcTemplate db;
    private final Tx tx;
    private final BackupUnsealing unsealing;
    private final AuditLog audit;
    private final InstantSource clock;

    /// @param db of the empty database
    Restores(JdbcTemplate db, Tx tx, BackupUnsealing unsealing, AuditLog audit, InstantSource clock) {
        this.clock = clock;
        this.db = db;
        this.tx = tx;
        this.unsealing = unsealing;
        this.audit = audit;
    }

    /// Puts back a set of data with the newest keys there are: whoever was erased before those were taken has none.
    ///
    /// @param data the newest if empty
    /// @throws org.bailee.server.shared.NotFound if there is no such set
    /// @throws org.bailee.server.shared.Conflict if a set is not as it was written, or the database not empty
    /// @throws org.bailee.server.shared.Unavailable if the seal does not open the keys
    public Restored restore(Path folder, Optional<UUID> data) {
        return restore(new FolderStore(folder), data);
    }

    Restored restore(BackupStore store, Optional<UUID> data) {
        Shelf shelf = new Shelf(store, clock.instant());
        UUID set = shelf.sets(Coverage.DATA).stream()
                .filter(one -> data.isEmpty() || data.get().equals(one))
                .findFirst()
                .orElseThrow(Refused::unknown);
        UUID keys = newestKeys(store, shelf);
        BackupKeys key = key(store, keys);
        try {
            return new Restorer(store, new TableStore(db), tx).restore(set, keys, key, (restored, latest) -> {
                Journal.quarantine(db, restored.takenAt(), newest(latest));
                audit.append(Actor.bailee(), BackupEvent.restored(restored.set(), latest.set()));
            });
        } finally {
            key.destroy();
        }
    }

    /// Of the later set: a journal that is older than it would not tell all.
    private static Optional<EntryId> newest(Manifest keys) {
        return Optional.of(keys.log().erased()).filter(id -> !id.isEmpty()).map(EntryId::parse);
    }

    /// The newest that opens, by the moment that is sealed in it: what somebody else puts there under a newer name
    /// keeps nobody from what is theirs, nor does one of before a seal was removed, which only that one opens.
    private UUID newestKeys(BackupStore store, Shelf shelf) {
        @Nullable RuntimeException refused = null;
        Optional<Manifest> newest = Optional.empty();
        for (UUID set : shelf.sets(Coverage.KEYS)) {
            try {
                Manifest manifest = manifest(store, set);
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
        return newest.get().set();
    }

    private Manifest manifest(BackupStore store, UUID set) {
        BackupKeys key = key(store, set);
        try (SetReader keys = SetReader.open(store, set, Coverage.KEYS, key)) {
            return keys.manifest();
        } finally {
            key.destroy();
        }
    }

    private BackupKeys key(BackupStore store, UUID keys) {
        SetHeader header = SetReader.header(store, keys, Coverage.KEYS);
        try {
            return unsealing.open(header.sealed().orElseThrow(Refused::manifest));
        } catch (Corrupt _) {
            // A file somebody handed in: refused, not carried on with.
            throw Refused.manifest();
        }
    }
}
