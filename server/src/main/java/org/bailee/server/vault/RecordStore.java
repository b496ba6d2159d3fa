package org.bailee.server.vault;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.bailee.server.database.BulkInsert;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.support.SqlArrayValue;

/// The SQL of sealed records.
final class RecordStore {
    private static final int STREAM_ROWS = 1_000;

    private static final BulkInsert<SealedRecord> RECORDS = BulkInsert.<SealedRecord>into("vault.record")
            .uuid("subject_id", record -> record.subject().value())
            .uuid("record_id", record -> record.record().value())
            .text("collection", SealedRecord::collection)
            .number("version", SealedRecord::version)
            .number("stamp", SealedRecord::stamp)
            .bytes("sealed", SealedRecord::fields);

    private final JdbcTemplate db;

    RecordStore(JdbcTemplate db) {
        this.db = db;
    }

    void insert(List<SealedRecord> records) {
        RECORDS.insert(db, records);
    }

    /// Puts the next version in the place of the one before, unless somebody else did so first.
    boolean replace(SealedRecord before, SealedRecord next) {
        return db.update(
                        "update vault.record set version = ?, stamp = ?, sealed = ?"
                                + " where subject_id = ? and record_id = ? and collection = ?"
                                + " and version = ? and stamp = ?",
                        next.version(),
                        next.stamp(),
                        next.fields(),
                        before.subject().value(),
                        before.record().value(),
                        before.collection(),
                        before.version(),
                        before.stamp())
                == 1;
    }

    /// In order, for whoever has the person's row alone.
    ///
    /// @param after the last one of the batch before
    List<SealedRecord> batch(SubjectId subject, Optional<SealedRecord> after, int limit) {
        return db.query(
                "select record_id, collection, version, stamp, sealed from vault.record where subject_id = ?"
                        + " and (record_id, collection) > (?, ?) order by record_id, collection limit ?",
                (row, _) -> new SealedRecord(
                        subject,
                        row.getString(2),
                        new RecordId(row.getObject(1, UUID.class)),
                        row.getLong(3),
                        row.getLong(4),
                        row.getBytes(5)),
                subject.value(),
                after.map(record -> record.record().value()).orElse(new UUID(0, 0)),
                after.map(SealedRecord::collection).orElse(""),
                limit);
    }

    /// Puts these in the place of what was there of the same person, for whoever has the person's row alone.
    void replaceAll(SubjectId subject, List<SealedRecord> records) {
        db.update(
                """
                update vault.record r set version = n.version, stamp = n.stamp, sealed = n.sealed
                from unnest(?::uuid[], ?::text[], ?::bigint[], ?::bigint[], ?::bytea[])
                  as n (record_id, collection, version, stamp, sealed)
                where r.subject_id = ? and r.record_id = n.record_id and r.collection = n.collection""",
                array("uuid", records, record -> record.record().value()),
                array("text", records, SealedRecord::collection),
                array("bigint", records, SealedRecord::version),
                array("bigint", records, SealedRecord::stamp),
                new SqlArrayValue("bytea", (Object[])
                        records.stream().map(SealedRecord::fields).toArray(byte[][]::new)),
                subject.value());
    }

    /// How many records the person has, by collection.
    SortedMap<String, Integer> counts(SubjectId subject) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        db.query(
                "select collection, count(*) from vault.record where subject_id = ? group by collection",
                row -> {
                    counts.put(row.getString(1), row.getInt(2));
                },
                subject.value());
        return counts;
    }

    /// The version a record has, if it is there.
    Optional<Long> version(RecordAddress address) {
        return db
                .queryForList(
                        "select version from vault.record where subject_id = ? and record_id = ? and collection = ?",
                        Long.class,
                        address.subject().value(),
                        address.record().value(),
                        address.collection())
                .stream()
                .findFirst();
    }

    private static SqlArrayValue array(String type, List<SealedRecord> records, Function<SealedRecord, Object> value) {
        return new SqlArrayValue(type, records.stream().map(value).toArray());
    }

    /// @return whether there was one
    boolean delete(RecordAddress address) {
        return db.update(
                        "delete from vault.record where subject_id = ? and record_id = ? and collection = ?",
                        address.subject().value(),
                        address.record().value(),
                        address.collection())
                == 1;
    }

    void deleteAll(SubjectId subject, String collection, Collection<RecordId> records) {
        db.update(
                "delete from vault.record where subject_id = ? and collection = ? and record_id = any(?)",
                subject.value(),
                collection,
                PersonStore.records(records));
    }

    void deleteAllOf(SubjectId subject) {
        db.update("delete from vault.record where subject_id = ?", subject.value());
    }

    /// Counts people by the names of fields, without a key and so without asking whether records verify. Reads
    /// them as a stream, for there may be many.
    long holding(FieldPath field) {
        var people = new java.util.concurrent.atomic.AtomicLong();
        var last = new java.util.concurrent.atomic.AtomicReference<>(new UUID(0, 0));
        RowCallbackHandler count = row -> {
            UUID subject = row.getObject(1, UUID.class);
            if (!subject.equals(last.get())
                    && SealedFields.read(row.getBytes(2)).envelopes().containsKey(field.field())) {
                last.set(subject);
                people.incrementAndGet();
            }
        };
        db.query(
                connection -> {
                    var statement = connection.prepareStatement(
                            "select subject_id, sealed from vault.record where collection = ? order by subject_id");
                    statement.setFetchSize(STREAM_ROWS);
                    statement.setString(1, field.collection());
                    return statement;
                },
                count);
        return people.get();
    }
}
