package org.bailee.server.backup;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.database.Tx;
import org.bailee.server.journal.Journal;
import org.bailee.server.keys.BackupKeys;
import org.bailee.server.keys.BackupUnsealing;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.EntryId;
import org.springframework.jdbc.core.JdbcTemplate;

/// Puts a backup back on a machine that has nothing but it, an empty database and a seal.
///
/// What comes back is shut: the next start erases again whoever the journal says was erased since, before it
/// serves.
public final class Restores {
    private static final String DATA_KEYS = "keys.data_key";

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

    /// Puts back a set of data with the keys that were taken with it or next after it. Whoever has no key in the newest
    /// set was erased since, and gets none back.
    ///
    /// @param data the newest if empty
    /// @param giveUp how many people may be lost, a part of whom was erased between the data and the keys
    /// @throws org.bailee.server.shared.NotFound if there is no such set
    /// @throws org.bailee.server.shared.Conflict if a set is not as it was written, the database not empty, or more
    /// people would be lost
    /// @throws org.bailee.server.shared.Unavailable if the seal does not open the keys
    public PutBack restore(Path folder, Optional<UUID> data, int giveUp) {
        return restore(new FolderStore(folder), data, giveUp);
    }

    PutBack restore(BackupStore store, Optional<UUID> data, int giveUp) {
        Shelf shelf = new Shelf(store, clock.instant());
        UUID set = data.filter(one -> shelf.has(one, Coverage.DATA))
                .or(() -> shelf.sets(Coverage.DATA).stream()
                        .filter(_ -> data.isEmpty())
                        .findFirst())
                .orElseThrow(Refused::unknown);
        KeySets sets = new KeySets(store, shelf, unsealing);
        Manifest newest = sets.newest();
        // One that a wrong clock dated ahead has its own keys: all others seem to be older than it.
        Manifest own = shelf.isOfTheFuture(set) ? sets.own(set) : sets.nextTo(set, newest);
        // By the log, which no clock bends: of a set that knows less of it nobody can tell who was erased since.
        Manifest last = newest.log().size() < own.log().size() ? own : newest;
        UUID keys = own.set();
        TableStore tables = new TableStore(db);
        List<UUID> givenUp = new ArrayList<>();
        AtomicLong leftOut = new AtomicLong();
        BackupKeys key = sets.key(keys);
        try {
            Restored restored = new Restorer(store, tables, tx).restore(set, keys, key, (told, _) -> {
                if (!last.set().equals(keys)) {
                    leaveOutErased(store, sets, last, tables);
                }
                leftOut.set(tables.without("vault.subject", "erased_at", DATA_KEYS));
                givenUp.clear();
                givenUp.addAll(tables.ahead(DATA_KEYS, "number", "vault.subject", "key_number"));
                if (givenUp.size() > giveUp) {
                    throw Refused.giveUp(givenUp.size());
                }
                Journal.quarantine(db, told.takenAt(), newest(last));
                audit.append(Actor.bailee(), BackupEvent.restored(told.set(), keys, leftOut.get(), givenUp.size()));
            });
            return new PutBack(restored, keys, leftOut.get(), givenUp);
        } finally {
            key.destroy();
        }
    }

    private static void leaveOutErased(BackupStore store, KeySets sets, Manifest last, TableStore tables) {
        BackupKeys key = sets.key(last.set());
        try (SetReader later = SetReader.open(store, last.set(), Coverage.KEYS, key)) {
            later.verify();
            Manifest.Table dataKeys = later.manifest().tables().stream()
                    .filter(table -> table.shape().name().equals(DATA_KEYS))
                    .findFirst()
                    .orElseThrow(Refused::manifest);
            tables.keepOnly(dataKeys.shape(), later.rows(dataKeys));
        } finally {
            key.destroy();
        }
    }

    /// Of the newest set there is: a journal that is older than it would not tell all.
    private static Optional<EntryId> newest(Manifest keys) {
        return Optional.of(keys.log().erased()).filter(id -> !id.isEmpty()).map(EntryId::parse);
    }
}
