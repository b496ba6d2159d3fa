package org.bailee.server.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.database.BulkInsert;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/// The SQL of sealed records.
final class RecordStore {
    private static final int STREAM_ROWS = 1_000;

    private static final BulkInsert<SealedRecord> RECORDS = BulkInsert.<SealedRecord>into("vault.record")
            .uuid("subject_id", record -> record.subject().value())
            .uuid("record_id", record -> record.record().value())
            .text("collection", SealedRecord::collection)
            .number("version", SealedRecord::version)
            .bytes("sealed", SealedRecord::fields);

    private final JdbcTemplate db;

    RecordStore(JdbcTemplate db) {
        this.db = db;
    }

    void insert(List<SealedRecord> records) {
        RECORDS.insert(db, records);
    }

    /// Puts the record in the place of the version before it, unless somebody else did so first.
    boolean replace(SealedRecord next) {
        return db.update(
                        "update vault.record set version = ?, sealed = ?"
                                + " where subject_id = ? and record_id = ? and collection = ? and version = ?",
                        next.version(),
                        next.fields(),
                        next.subject().value(),
                        next.record().value(),
                        next.collection(),
                        next.version() - 1)
                == 1;
    }

    Optional<SealedRecord> find(SubjectId subject, String collection, RecordId record) {
        return db
                .query(
                        "select subject_id, collection, record_id, version, sealed from vault.record"
                                + " where subject_id = ? and record_id = ? and collection = ?",
                        RecordStore::record,
                        subject.value(),
                        record.value(),
                        collection)
                .stream()
                .findFirst();
    }

    /// Records of a many-collection in order of making.
    List<SealedRecord> page(SubjectId subject, String collection, Optional<RecordId> after, int limit) {
        return db.query(
                "select subject_id, collection, record_id, version, sealed from vault.record"
                        + " where subject_id = ? and collection = ? and record_id > ? order by record_id limit ?",
                RecordStore::record,
                subject.value(),
                collection,
                after.map(RecordId::value).orElse(new UUID(0, 0)),
                limit);
    }

    boolean delete(SubjectId subject, String collection, RecordId record) {
        return db.update(
                        "delete from vault.record where subject_id = ? and record_id = ? and collection = ?",
                        subject.value(),
                        record.value(),
                        collection)
                == 1;
    }

    void deleteAllOf(SubjectId subject) {
        db.update("delete from vault.record where subject_id = ?", subject.value());
    }

    /// Counts people by the names in the frames, which are not sealed; reads them as a stream, for there may be many.
    long holding(FieldPath field) {
        var people = new java.util.concurrent.atomic.AtomicLong();
        var last = new java.util.concurrent.atomic.AtomicReference<>(new UUID(0, 0));
        RowCallbackHandler count = row -> {
            UUID subject = row.getObject(1, UUID.class);
            if (!subject.equals(last.get())
                    && SealedFields.unpack(row.getBytes(2)).containsKey(field.field())) {
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

    private static SealedRecord record(ResultSet row, int number) throws SQLException {
        return new SealedRecord(
                new SubjectId(row.getObject(1, UUID.class)),
                row.getString(2),
                new RecordId(row.getObject(3, UUID.class)),
                row.getLong(4),
                row.getBytes(5));
    }
}
