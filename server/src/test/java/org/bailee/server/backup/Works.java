package org.bailee.server.backup;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.bailee.server.keys.BackupKeys;
import org.bailee.server.keys.KeyRing;
import org.bailee.server.keys.KeysProof;
import org.bailee.server.keys.TestKeys;
import org.bailee.server.shared.Ids;
import org.bailee.server.testing.TestClock;
import org.bailee.server.testing.TestDatabase;

/// A database with rows of every kind, and ways to take it out and put it back.
final class Works implements AutoCloseable {
    static final int PEOPLE = 3_000;

    final TestDatabase database = TestDatabase.fresh();
    final TestClock clock = new TestClock();
    final SecureRandom random = new SecureRandom();
    final Ids ids = new Ids(clock, random);
    final TestKeys.OneSeal seal = new TestKeys.OneSeal();
    final KeyRing ring = seal.on(database);
    final KeysProof proof = TestKeys.proof(ring);
    final StoreInMemory store = new StoreInMemory();

    /// How long the audit log is said to be.
    long entries;

    final TableStore tables = new TableStore(database.db());

    Works() {
        // Larger than one part, and longer than one part in a single row.
        database.db()
                .update(
                        "insert into vault.subject (subject_id, version, state, erased_at)"
                                + " select gen_random_uuid(), n, case when n % 7 = 0 then null else sha256(n::text::bytea) end,"
                                + " case when n % 7 = 0 then timestamptz '1999-12-31 23:59:59.999999+00' end"
                                + " from generate_series(1, ?) n",
                        PEOPLE);
        database.db()
                .update("insert into vault.record (subject_id, record_id, collection, version, stamp, sealed)"
                        + " select subject_id, subject_id, 'profile', version, -version,"
                        + " decode(repeat(md5(version::text), 300), 'hex') from vault.subject");
        database.db()
                .update(
                        "insert into vault.answer (digest, request, answer, made_at)"
                                + " values ('\\x01', ?, null, '9999-12-31'), ('\\x02', '', 'Zoë \\N', '0001-01-01')",
                        new byte[SetWriter.PART + 1]);
        database.db()
                .update("insert into watch.mailed (what, day) values ('new', '2026-11-26'), ('old', '1969-07-20')");
        database.db()
                .update("insert into access.opened (actor_id, subject_id, minute, openings, plain)"
                        + " values (gen_random_uuid(), gen_random_uuid(), now(), -2147483648, true)");
        database.db()
                .update(
                        "insert into audit.waiting (entries) select uuid_send(gen_random_uuid()) from generate_series(1, 9)");
    }

    Taking taking() {
        return taking(() -> {});
    }

    /// @param meanwhile runs as often as a set is written
    Taking taking(Runnable meanwhile) {
        return new Taking(
                tables,
                database.tx(),
                ring,
                () -> {
                    meanwhile.run();
                    return 3;
                },
                () -> new Manifest.Log(entries, "", "", ""),
                "test",
                random,
                clock);
    }

    BackupsBuilder backups() {
        return new BackupsBuilder(this);
    }

    UUID take() {
        return take(_ -> {});
    }

    UUID take(Consumer<Manifest.Part> kept) {
        clock.advance(Duration.ofSeconds(1));
        UUID set = ids.next();
        taking().take(store, set, Pace.of(0), kept, () -> {});
        return set;
    }

    Shelf shelf() {
        return new Shelf(store, clock.instant());
    }

    BackupKeys key() {
        return ring.backupKeys();
    }

    Restored restore(UUID set, TestDatabase into) {
        return restore(set, set, into, (_, _) -> {});
    }

    Restored restore(UUID data, UUID keys, TestDatabase into, Promises promises) {
        return new Restorer(store, new TableStore(into.db()), into.tx()).restore(data, keys, key(), promises);
    }

    /// How many rows all tables that are backed up have.
    static long rows(TestDatabase database) {
        TableStore tables = new TableStore(database.db());
        long[] rows = {0};
        for (Coverage kind : Coverage.values()) {
            kind.of(tables.tables()).forEach(table -> tables.read(table, (_, _, _) -> rows[0]++));
        }
        return rows[0];
    }

    @Override
    public void close() {
        database.close();
    }
}
