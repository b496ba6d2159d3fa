package org.bailee.server.backup;

import java.util.UUID;
import org.bailee.server.database.Tx;
import org.bailee.server.keys.BackupKeys;
import org.bailee.server.shared.Conflict;

/// Which set of keys a set of data comes back with: the newest, unless that would not open all of it.
///
/// With older ones all is back that was done about keys since: a root key that somebody else knows, seals that were
/// removed, epochs that ended. So they are taken only where something would be lost otherwise, and whoever restores is
/// told.
final class FittingKeys {
    /// @param keys that the data comes back with
    /// @param last of all, by the log: whoever has no key in it was erased since
    /// @param otherSeals whether the two are kept by other seals, or under another root key
    record Chosen(UUID keys, Manifest last, boolean otherSeals) {
        boolean isLast() {
            return last.set().equals(keys);
        }
    }

    private final BackupStore store;
    private final Shelf shelf;
    private final KeySets sets;
    private final TableStore tables;
    private final Tx tx;

    /// @param tables of the database that is to be filled
    FittingKeys(BackupStore store, Shelf shelf, KeySets sets, TableStore tables, Tx tx) {
        this.store = store;
        this.shelf = shelf;
        this.sets = sets;
        this.tables = tables;
        this.tx = tx;
    }

    Chosen of(UUID data) {
        Manifest newest = sets.newest();
        // One that a wrong clock dated ahead has its own keys: all others seem to be older than it.
        Manifest own = shelf.isOfTheFuture(data) ? sets.own(data) : sets.nextTo(data, newest);
        // By the log, which no clock bends: of a set that knows less of it nobody can tell who was erased since.
        Manifest last = newest.log().size() < own.log().size() ? own : newest;
        if (last.set().equals(own.set()) || !last.takenAt().isBefore(own.takenAt()) && opensAll(data, last.set())) {
            return new Chosen(last.set(), last, false);
        }
        return new Chosen(own.set(), last, !header(own).hasSealsOf(header(last)));
    }

    /// Whether nobody would be lost of whom a part was erased between the data and the keys, and the log could go on,
    /// whose old key is destroyed when it changes.
    private boolean opensAll(UUID data, UUID keys) {
        BackupKeys backups = sets.key(keys);
        try (SetReader dataSet = SetReader.open(store, data, Coverage.DATA, backups);
                SetReader keySet = SetReader.open(store, keys, Coverage.KEYS, backups)) {
            keySet.verify();
            return tx.write(() -> tables.ahead(
                                    aside(keySet, Restores.DATA_KEYS),
                                    "number",
                                    aside(dataSet, Restores.PEOPLE),
                                    "key_number")
                            .isEmpty()
                    && tables.hasGreatest(aside(dataSet, "audit.log_key"), "since", aside(keySet, "keys.log_key")));
        } catch (Conflict unlike) {
            // Not as it was, under another backup key, or of other tables: what is put back is checked again.
            return false;
        } finally {
            backups.destroy();
        }
    }

    private String aside(SetReader set, String table) {
        Manifest.Table one = set.manifest().table(table);
        if (tables.tables().stream()
                .filter(there -> there.name().equals(table))
                .noneMatch(there -> there.inWords().equals(one.shape()))) {
            throw Refused.otherSchema(set.manifest().bailee());
        }
        return tables.aside(one.shape(), set.rows(one)).name();
    }

    private SetHeader header(Manifest keys) {
        return SetReader.header(store, keys.set(), Coverage.KEYS);
    }
}
