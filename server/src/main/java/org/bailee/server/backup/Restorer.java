package org.bailee.server.backup;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bailee.server.database.Tx;
import org.bailee.server.keys.BackupKeys;

/// Puts a set of data and a set of keys back into an empty database: all of both, or nothing.
///
/// Both are read and compared with their manifests to the last byte before the database is touched; they are
/// read again while they are put back, as a store may change in between. It is one transaction, so that whoever
/// is killed in the middle finds the database as empty as it was and begins again.
final class Restorer {
    private final BackupStore store;
    private final TableStore tables;
    private final Tx tx;

    /// @param tables of the database that is to be filled
    Restorer(BackupStore store, TableStore tables, Tx tx) {
        this.store = store;
        this.tables = tables;
        this.tx = tx;
    }

    /// @param keys the set the keys come from: the data's own, or a later one, which leaves out who was erased
    /// since
    /// @throws org.bailee.server.shared.Conflict if a set is not as it was written, or the database not empty
    Restored restore(UUID data, UUID keys, BackupKeys backups, Promises promises) {
        try (SetReader dataSet = SetReader.open(store, data, Coverage.DATA, backups);
                SetReader keySet = SetReader.open(store, keys, Coverage.KEYS, backups)) {
            if (keySet.manifest().takenAt().isBefore(dataSet.manifest().takenAt())) {
                throw Refused.olderKeys();
            }
            dataSet.verify();
            keySet.verify();
            return tx.write(() -> {
                requireSame(dataSet.manifest(), Coverage.DATA);
                requireSame(keySet.manifest(), Coverage.KEYS);
                List<Manifest.Table> all = new ArrayList<>(dataSet.manifest().tables());
                all.addAll(keySet.manifest().tables());
                all.forEach(this::requireEmpty);
                fill(dataSet);
                fill(keySet);
                all.forEach(this::requireAsWritten);
                promises.keep(dataSet.manifest(), keySet.manifest());
                return new Restored(
                        data,
                        all.size(),
                        dataSet.manifest().rows() + keySet.manifest().rows(),
                        dataSet.manifest().bytes() + keySet.manifest().bytes());
            });
        }
    }

    private void requireSame(Manifest manifest, Coverage kind) {
        List<TableShape> theirs =
                manifest.tables().stream().map(Manifest.Table::shape).toList();
        if (!kind.of(tables.tables()).equals(theirs) || !tables.migrations().equals(manifest.schema())) {
            throw Refused.otherSchema(manifest.bailee());
        }
    }

    private void requireEmpty(Manifest.Table table) {
        if (!tables.isEmpty(table.shape())) {
            throw Refused.notEmpty(table.shape().name());
        }
    }

    private void fill(SetReader set) {
        for (Manifest.Table table : set.manifest().tables()) {
            if (table.rows() > 0 && tables.write(table.shape(), set.rows(table)) != table.rows()) {
                throw Refused.counts(table.shape().name());
            }
            tables.continueNumbers(table.shape());
        }
    }

    private void requireAsWritten(Manifest.Table table) {
        RowDigest digest = new RowDigest();
        tables.read(table.shape(), digest);
        if (!digest.isOf(table)) {
            throw Refused.counts(table.shape().name());
        }
    }
}
