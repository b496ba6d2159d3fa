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
import org.bailee.server.shared.SubjectId;
import org.springframework.jdbc.core.JdbcTemplate;

/// Puts a backup back on a machine that has nothing but it, an empty database and a seal.
///
/// What comes back is shut: the next start erases again whoever the journal says was erased since, before it
/// serves.
public final class Restores {
    static final String DATA_KEYS = "keys.data_key";
    static final String PEOPLE = "vault.subject";

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

    /// Puts back a set of data with the newest keys or, where those do not open all of it, the ones that were taken
    /// with it or next after it. Whoever has no key in the newest set was erased since, and gets none back.
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
        TableStore tables = new TableStore(db);
        FittingKeys.Chosen chosen = new FittingKeys(store, shelf, sets, tables, tx).of(set);
        UUID keys = chosen.keys();
        List<UUID> givenUp = new ArrayList<>();
        AtomicLong leftOut = new AtomicLong();
        BackupKeys key = sets.key(keys);
        try {
            Restored restored = new Restorer(store, tables, tx).restore(set, keys, key, (told, _) -> {
                if (!chosen.isLast()) {
                    leaveOutErased(store, sets, chosen.last(), tables);
                }
                leftOut.set(tables.without(PEOPLE, "erased_at", DATA_KEYS));
                givenUp.clear();
                givenUp.addAll(tables.ahead(DATA_KEYS, "number", PEOPLE, "key_number"));
                if (givenUp.size() > giveUp) {
                    throw Refused.giveUp(givenUp.size());
                }
                Journal.quarantine(
                        db,
                        told.takenAt(),
                        newest(chosen.last()),
                        givenUp.stream().map(SubjectId::new).toList());
                RunStore runs = new RunStore(db);
                shelf.all(Coverage.KEYS)
                        .forEach(one -> runs.keysFound(
                                one, Shelf.madeAt(one), told.log().size()));
                audit.append(Actor.bailee(), BackupEvent.restored(told.set(), chosen, leftOut.get(), givenUp.size()));
            });
            return new PutBack(restored, keys, chosen.last().set(), chosen.otherSeals(), leftOut.get(), givenUp);
        } finally {
            key.destroy();
        }
    }

    private static void leaveOutErased(BackupStore store, KeySets sets, Manifest last, TableStore tables) {
        BackupKeys key = sets.key(last.set());
        try (SetReader later = SetReader.open(store, last.set(), Coverage.KEYS, key)) {
            later.verify();
            Manifest.Table dataKeys = later.manifest().table(DATA_KEYS);
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
