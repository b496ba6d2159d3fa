package org.bailee.server.vault;

import java.util.List;
import java.util.UUID;
import org.bailee.server.database.BulkInsert;
import org.bailee.server.shared.FieldPath;
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

    /// @return whether there was one
    boolean delete(RecordAddress address) {
        return db.update(
                        "delete from vault.record where subject_id = ? and record_id = ? and collection = ?",
                        address.subject().value(),
                        address.record().value(),
                        address.collection())
                == 1;
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
