package org.bailee.server.keys;

import static org.bailee.server.database.SqlTime.utc;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.database.Cut;
import org.bailee.server.keys.Rotation.Phase;
import org.bailee.server.shared.SubjectId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.support.SqlArrayValue;

/// The SQL of epochs of schema `keys`: how one key-encryption key takes over from another.
final class EpochStore {
    private static final String ROTATIONS =
            "select number, " + Cut.to("phase", 64) + ", done, damaged, begun_at, ended_at from keys.rotation";
    private static final RowMapper<Rotation> ROTATION = (row, _) -> new Rotation(
            row.getInt("number"),
            Phase.of(row.getString("phase")),
            row.getLong("done"),
            row.getLong("damaged"),
            row.getObject("begun_at", OffsetDateTime.class).toInstant(),
            Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant));

    /// A data key wrapped anew.
    ///
    /// @param was the number of the key it was wrapped under
    record Rewrapped(SubjectId subject, int was, byte[] wrapped) {}

    private final JdbcTemplate db;

    EpochStore(JdbcTemplate db) {
        this.db = db;
    }

    List<KeyEpoch> epochs() {
        return db.query(
                """
                select k.number, k.made_at,
                       (select count(*) from keys.data_key d where d.key_encryption_key = k.number) as data_keys
                from keys.wrapped_key k where k.kind = 'key-encryption-key' order by k.number limit 10000""",
                (row, _) -> new KeyEpoch(
                        row.getInt("number"),
                        row.getObject("made_at", OffsetDateTime.class).toInstant(),
                        row.getLong("data_keys")));
    }

    Instant newestMadeAt() {
        return db.query(
                        "select made_at from keys.wrapped_key where kind = 'key-encryption-key'"
                                + " order by number desc limit 1",
                        (row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .getFirst();
    }

    List<Rotation> rotations(int limit) {
        return db.query(ROTATIONS + " order by number desc limit ?", ROTATION, limit);
    }

    /// The change by which a key was followed.
    Optional<Rotation> from(int number) {
        return db.query(ROTATIONS + " where number = ?", ROTATION, number + 1).stream()
                .findFirst();
    }

    Optional<Rotation> underWay() {
        return db.query(ROTATIONS + " where ended_at is null limit 1", ROTATION).stream()
                .findFirst();
    }

    void begin(int number, Instant at) {
        db.update(
                "insert into keys.rotation (number, phase, after_id, done, damaged, begun_at) values (?, ?, ?, 0, 0, ?)",
                number,
                Phase.WRAPPING.word(),
                new UUID(0, 0),
                utc(at));
    }

    /// Takes the turn for one step, in the caller's transaction; empty if another node has it or the phase is over.
    ///
    /// @return up to which person this pass has come
    Optional<UUID> turn(Rotation rotation) {
        return db
                .queryForList(
                        "select after_id from keys.rotation where number = ? and phase = ? for update skip locked",
                        UUID.class,
                        rotation.number(),
                        rotation.phase().word())
                .stream()
                .findFirst();
    }

    void advance(int number, UUID after, int done, int damaged) {
        db.update(
                "update keys.rotation set after_id = ?, done = done + ?, damaged = damaged + ? where number = ?",
                after,
                done,
                damaged,
                number);
    }

    /// Begins a phase, and with it a pass from the first person on.
    void enter(int number, Phase phase) {
        db.update(
                "update keys.rotation set phase = ?, after_id = ?, damaged = 0 where number = ?",
                phase.word(),
                new UUID(0, 0),
                number);
    }

    void end(int number, Instant at) {
        db.update(
                "update keys.rotation set phase = ?, ended_at = ? where number = ?",
                Phase.DONE.word(),
                utc(at),
                number);
    }

    /// Data keys under an older key than this, by person. Held, since a person may be given another data key at the
    /// same moment: to write back the old one, wrapped anew, would lose the other.
    List<WrappedDataKey> older(int number, UUID after, int limit) {
        return db.query(
                "select subject_id, key_encryption_key, " + KeyStore.WRAPPED + " from keys.data_key"
                        + " where subject_id > ? and key_encryption_key < ? order by subject_id limit ? for update",
                (row, _) -> new WrappedDataKey(
                        new SubjectId(row.getObject("subject_id", UUID.class)),
                        row.getInt("key_encryption_key"),
                        row.getBytes("wrapped")),
                after,
                number,
                limit);
    }

    /// Updates and never inserts: who was erased meanwhile stays erased.
    void rewrap(int number, List<Rewrapped> keys) {
        db.update(
                """
                update keys.data_key d set key_encryption_key = ?, wrapped = n.wrapped
                from unnest(?, ?, ?) n(subject_id, was, wrapped)
                where d.subject_id = n.subject_id and d.key_encryption_key = n.was""",
                number,
                new SqlArrayValue(
                        "uuid", keys.stream().map(key -> key.subject().value()).toArray()),
                new SqlArrayValue(
                        "int8", keys.stream().map(key -> (long) key.was()).toArray()),
                new SqlArrayValue("bytea", (Object[])
                        keys.stream().map(Rewrapped::wrapped).toArray(byte[][]::new)));
    }

    List<WrappedLogKey> olderLogKeys(int number) {
        return db.query(
                "select number, key_encryption_key, " + KeyStore.WRAPPED
                        + " from keys.log_key where key_encryption_key < ? order by number limit " + KeyStore.MOST,
                (row, _) -> new WrappedLogKey(
                        row.getInt("number"), row.getInt("key_encryption_key"), row.getBytes("wrapped")),
                number);
    }

    void rewrap(WrappedLogKey key, int was) {
        db.update(
                "update keys.log_key set key_encryption_key = ?, wrapped = ? where number = ? and key_encryption_key = ?",
                key.keyEncryptionKey(),
                key.wrapped(),
                key.number(),
                was);
    }

    /// From here on the database itself refuses what comes under an older key, from whichever node and however
    /// late: a key wrapped under one that is about to go would be lost. Waits a moment for transactions under
    /// way, and not longer, since others wait behind it.
    void closeBefore(int number) {
        // A rule of this name says of who breaks it that they were overtaken. A number, so it needs no quoting.
        limit(", add constraint epoch check (key_encryption_key >= " + number + ") not valid");
    }

    /// Takes old keys again, so that a row that was damaged can be put back as it was.
    void reopen() {
        limit("");
    }

    private void limit(String instead) {
        db.execute("set local lock_timeout = '250ms'");
        for (String table : List.of("keys.data_key", "keys.log_key")) {
            db.execute("alter table " + table + " drop constraint if exists epoch" + instead);
        }
    }

    /// @return whether nothing is left under an older key
    boolean isNothingOlder(int number) {
        return Boolean.FALSE.equals(db.queryForObject(
                "select exists (select 1 from keys.data_key where key_encryption_key < ?)"
                        + " or exists (select 1 from keys.log_key where key_encryption_key < ?)",
                Boolean.class,
                number,
                number));
    }

    void destroyBefore(int number) {
        db.update("delete from keys.wrapped_key where kind = 'key-encryption-key' and number < ?", number);
    }
}
