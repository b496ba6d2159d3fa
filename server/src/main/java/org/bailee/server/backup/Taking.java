package org.bailee.server.backup;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.bailee.crypto.BackupKey;
import org.bailee.server.database.Tx;
import org.bailee.server.keys.KeyRing;

/// Writes a set of data and then one of keys, each as everything was at one moment.
///
/// Keys last: whoever came in between has a key and no data, and whoever was erased in between has neither key nor, for
/// whoever holds both sets, data that opens.
final class Taking {
    private record Sealed(SetHeader header, Manifest manifest) {}

    private final TableStore tables;
    private final Tx tx;
    private final KeyRing ring;
    private final IntSupplier register;
    private final Supplier<Manifest.Log> head;
    private final String bailee;
    private final SecureRandom random;
    private final InstantSource clock;

    /// @param register the version in force, read in the transaction it is asked in
    /// @param head of the audit log, read in the same way
    Taking(
            TableStore tables,
            Tx tx,
            KeyRing ring,
            IntSupplier register,
            Supplier<Manifest.Log> head,
            String bailee,
            SecureRandom random,
            InstantSource clock) {
        this.tables = tables;
        this.tx = tx;
        this.ring = ring;
        this.register = register;
        this.head = head;
        this.bailee = bailee;
        this.random = random;
        this.clock = clock;
    }

    /// In what the tables differ from those that a restore fills: what is taken of them may not come back.
    List<String> differences() {
        return Structure.differences(tables);
    }

    /// @param kept is told of every part that lies in the store
    /// @param whole is asked before each manifest is written, and throws if it may not become a set any more:
    /// whoever has the turn by then has swept its parts away
    /// @return the manifest of the data
    Manifest take(BackupStore store, UUID set, Pace pace, Consumer<Manifest.Part> kept, Runnable whole) {
        Manifest data = take(store, set, Coverage.DATA, pace, kept, whole);
        take(store, set, Coverage.KEYS, pace, kept, whole);
        return data;
    }

    private Manifest take(
            BackupStore store, UUID set, Coverage kind, Pace pace, Consumer<Manifest.Part> kept, Runnable whole) {
        BackupKey key = ring.backupKey();
        try (SetWriter writer = new SetWriter(store, kind.folder(set), key.of(set), random, pace, kept)) {
            Sealed sealed = tx.snapshot(() -> {
                // Told before the first statement fixes the moment: nothing in the set is missing from before it.
                Instant moment = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                List<Manifest.Table> written = new ArrayList<>();
                for (TableShape table : kind.of(tables.tables())) {
                    written.add(writer.table(table, tables));
                }
                // Of the same moment as the rows: a seal from before a change of the root key opens no key from after.
                SetHeader header = new SetHeader(
                        set,
                        key.number(),
                        kind == Coverage.KEYS ? Optional.of(ring.sealedBackupKeys()) : Optional.empty());
                return new Sealed(
                        header,
                        new Manifest(
                                set,
                                kind.word(),
                                moment,
                                bailee,
                                tables.migrations(),
                                register.getAsInt(),
                                head.get(),
                                written));
            });
            whole.run();
            writer.finish(sealed.header(), sealed.manifest());
            return sealed.manifest();
        }
    }
}
