package org.bailee.server.keys;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bailee.crypto.Corrupt;
import org.bailee.server.database.BulkInsert;
import org.bailee.server.database.Cut;
import org.bailee.server.shared.SubjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/// The SQL of the keys under the root key.
final class KeyStore {
    private static final BulkInsert<NewDataKey> DATA_KEYS = BulkInsert.<NewDataKey>into("keys.data_key")
            .uuid("subject_id", key -> key.subject().value())
            .number("key_encryption_key", NewDataKey::keyEncryptionKey)
            .bytes("wrapped", NewDataKey::wrapped);

    /// Of the keys under the root key there are some dozens. Those that somebody plants do not open, and more of
    /// them than these are not even read.
    static final int MOST = 10_000;

    /// A wrapped key, which has about sixty bytes.
    static final String WRAPPED = Cut.to("wrapped", 1_024);

    private static final String WRAPPED_KEYS = "select " + Cut.to("kind", 64) + ", number, " + WRAPPED
            + " from keys.wrapped_key order by number limit " + MOST;

    private static final String HANDOVERS =
            "select null, number, " + WRAPPED + " from keys.root_handover order by number limit " + MOST;

    private final JdbcTemplate db;

    KeyStore(JdbcTemplate db) {
        this.db = db;
    }

    List<WrappedKey> wrappedKeys() {
        return db.query(
                WRAPPED_KEYS,
                (row, _) -> new WrappedKey(
                        WrappedKey.Kind.of(row.getString("kind")), row.getInt("number"), row.getBytes("wrapped")));
    }

    /// Updates and never inserts: what another node destroyed meanwhile stays destroyed.
    void rewrap(WrappedKey key) {
        db.update(
                "update keys.wrapped_key set wrapped = ? where kind = ? and number = ?",
                key.wrapped(),
                key.kind().word(),
                key.number());
    }

    /// In one statement, so that what it gives is of one moment, before a change of the root key or after it.
    UnderRoot underRoot() {
        List<WrappedKey> keys = new ArrayList<>();
        List<WrappedRoot> handovers = new ArrayList<>();
        db.query("(" + WRAPPED_KEYS + ") union all (" + HANDOVERS + ") order by number", row -> {
            @Nullable String kind = row.getString("kind");
            int number = row.getInt("number");
            byte[] wrapped = row.getBytes("wrapped");
            if (kind == null) {
                handovers.add(new WrappedRoot(number, wrapped));
            } else {
                keys.add(new WrappedKey(WrappedKey.Kind.of(kind), number, wrapped));
            }
        });
        return new UnderRoot(keys, handovers);
    }

    /// Keeps the root key from being changed until the caller's transaction ends.
    void holdRoot() {
        db.query("select id from keys.sealed_root for share", row -> {});
    }

    List<WrappedKey> indexRoots() {
        return wrappedKeys().stream()
                .filter(key -> key.kind() == WrappedKey.Kind.INDEX_ROOT)
                .toList();
    }

    void deleteIndexRoot(int number) {
        db.update("delete from keys.wrapped_key where kind = 'index-root' and number = ?", number);
    }

    /// Writes the file of the keys under the root key anew, without the rows that were deleted. Outside of any
    /// transaction.
    void rewriteKeys() {
        db.execute("vacuum (full) keys.wrapped_key");
    }

    void insert(WrappedKey key, Instant at) {
        db.update(
                "insert into keys.wrapped_key (kind, number, wrapped, made_at) values (?, ?, ?, ?)",
                key.kind().word(),
                key.number(),
                key.wrapped(),
                at.atOffset(ZoneOffset.UTC));
    }

    SealedBackupKeys sealedBackupKeys() {
        List<SealedBackupKeys.Root> roots = db.query(
                "select " + Cut.to("kind", SealStore.MOST_KIND) + ", " + Cut.to("sealed", SealStore.MOST_SEALED)
                        + " from keys.sealed_root order by sealed_at, id limit " + SealStore.MOST,
                (row, _) -> new SealedBackupKeys.Root(row.getString("kind"), row.getBytes("sealed")));
        List<SealedBackupKeys.Key> keys = WrappedKey.Kind.BACKUP_KEY.of(wrappedKeys()).stream()
                .map(key -> new SealedBackupKeys.Key(key.number(), key.wrapped()))
                .toList();
        return new SealedBackupKeys(roots, keys);
    }

    /// Oldest first.
    List<KeptBackupKey> backupKeys() {
        return db.query(
                "select number, made_at, used from keys.wrapped_key where kind = 'backup-key' order by number limit "
                        + MOST,
                (row, _) -> new KeptBackupKey(
                        row.getInt("number"),
                        row.getObject("made_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("used")));
    }

    /// Writes down that backups were taken under these.
    void useBackupKeys(Collection<Integer> numbers) {
        db.update(
                "update keys.wrapped_key set used = true where kind = 'backup-key' and number = any(?) and not used",
                new SqlArrayValue(
                        "int8", numbers.stream().map(Integer::longValue).toArray()));
    }

    void deleteBackupKey(int number) {
        db.update("delete from keys.wrapped_key where kind = 'backup-key' and number = ?", number);
    }

    boolean hasDataKeys() {
        return Boolean.TRUE.equals(db.queryForObject("select exists (select 1 from keys.data_key)", Boolean.class));
    }

    void insert(List<NewDataKey> keys) {
        DATA_KEYS.insert(db, keys);
    }

    List<WrappedDataKey> dataKeys(Collection<SubjectId> subjects) {
        return db.query(
                "select subject_id, key_encryption_key, " + WRAPPED + " from keys.data_key where subject_id = any(?)",
                (row, _) -> new WrappedDataKey(
                        new SubjectId(row.getObject("subject_id", UUID.class)),
                        row.getInt("key_encryption_key"),
                        row.getBytes("wrapped")),
                ids(subjects));
    }

    /// How many keys of the person were replaced by the one there is.
    Optional<Long> numberOf(SubjectId subject) {
        return db
                .query(
                        "select number from keys.data_key where subject_id = ?",
                        (row, _) -> row.getLong(1),
                        subject.value())
                .stream()
                .findFirst();
    }

    /// @throws Corrupt if the person has none: nothing is to be sealed under a key that is kept nowhere
    ReplacedKey replace(NewDataKey key) {
        UUID subject = key.subject().value();
        ReplacedKey replaced = db
                .query(
                        "select number, key_encryption_key from keys.data_key where subject_id = ? for update",
                        (row, _) -> new ReplacedKey(row.getLong("number") + 1, row.getInt("key_encryption_key")),
                        subject)
                .stream()
                .findFirst()
                .orElseThrow(Corrupt::new);
        db.update(
                "update keys.data_key set key_encryption_key = ?, wrapped = ?, number = ? where subject_id = ?",
                key.keyEncryptionKey(),
                key.wrapped(),
                replaced.number(),
                subject);
        return replaced;
    }

    /// @return the numbers of the keys they were wrapped under
    List<Integer> deleteDataKeys(Collection<SubjectId> subjects) {
        return db.queryForList(
                "delete from keys.data_key where subject_id = any(?) returning key_encryption_key",
                Integer.class,
                ids(subjects));
    }

    Optional<WrappedLogKey> logKey(int number) {
        return db
                .query(
                        "select key_encryption_key, " + WRAPPED + " from keys.log_key where number = ?",
                        (row, _) ->
                                new WrappedLogKey(number, row.getInt("key_encryption_key"), row.getBytes("wrapped")),
                        number)
                .stream()
                .findFirst();
    }

    void insert(WrappedLogKey key) {
        db.update(
                "insert into keys.log_key (number, key_encryption_key, wrapped) values (?, ?, ?)",
                key.number(),
                key.keyEncryptionKey(),
                key.wrapped());
    }

    void deleteLogKey(int number) {
        db.update("delete from keys.log_key where number = ?", number);
    }

    private static SqlArrayValue ids(Collection<SubjectId> subjects) {
        return new SqlArrayValue("uuid", subjects.stream().map(SubjectId::value).toArray());
    }
}
