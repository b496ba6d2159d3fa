package org.bailee.server.vault;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bailee.server.database.BulkInsert;
import org.bailee.server.database.ByteKey;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.vault.UniqueValue.Holder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/// The SQL of values that only one person may have.
final class UniqueStore {
    private static final BulkInsert<UniqueValue> VALUES = BulkInsert.<UniqueValue>into("vault.unique_value")
            .bytes("digest", value -> value.digest().bytes())
            .uuid("subject_id", value -> value.subject().value())
            .uuid("record_id", value -> value.record().value())
            .number("index_no", UniqueValue::index);

    /// Whatever the state of the index.
    static final String BY_FIELD = "(select index_no from vault.search_index where field = any(?))";

    private final JdbcTemplate db;

    UniqueStore(JdbcTemplate db) {
        this.db = db;
    }

    /// Takes what is free. Waits for whoever is just taking or releasing one of the values.
    Set<ByteKey> take(List<UniqueValue> values) {
        return VALUES.insertWhereFree(db, values, "digest");
    }

    /// Takes all of them, or fails with everything that is gathered with it. Waits as [#take] does.
    void takeAll(List<UniqueValue> values) {
        VALUES.gatherWhereFree(db, values);
    }

    /// Takes what is free, and tells whose each value is then. Waits as [#take] does.
    Map<UniqueValue, Holder> takeOrFind(List<UniqueValue> values) {
        Map<UniqueValue, Holder> found = new HashMap<>();
        List<UniqueValue> open = values;
        while (!open.isEmpty()) {
            take(open);
            Map<ByteKey, Holder> holders =
                    holders(open.stream().map(UniqueValue::digest).toList());
            open.forEach(value -> {
                Holder holder = holders.get(value.digest());
                if (holder != null) {
                    found.put(value, holder);
                }
            });
            // Whoever had it has just released it.
            open = open.stream().filter(value -> !found.containsKey(value)).toList();
        }
        return found;
    }

    private Map<ByteKey, Holder> holders(Collection<ByteKey> digests) {
        Map<ByteKey, Holder> holders = new HashMap<>();
        db.query(
                "select digest, subject_id, record_id from vault.unique_value where digest = any(?)",
                row -> {
                    holders.put(
                            new ByteKey(row.getBytes(1)),
                            new Holder(
                                    new SubjectId(row.getObject(2, UUID.class)),
                                    new RecordId(row.getObject(3, UUID.class))));
                },
                bytes(digests));
        return holders;
    }

    void release(Collection<ByteKey> digests) {
        if (!digests.isEmpty()) {
            db.update("delete from vault.unique_value where digest = any(?)", bytes(digests));
        }
    }

    Map<ByteKey, SubjectId> owners(Collection<ByteKey> digests) {
        Map<ByteKey, SubjectId> owners = new HashMap<>();
        db.query(
                "select digest, subject_id from vault.unique_value where digest = any(?)",
                row -> {
                    owners.put(new ByteKey(row.getBytes(1)), new SubjectId(row.getObject(2, UUID.class)));
                },
                bytes(digests));
        return owners;
    }

    void delete(SubjectId subject, Collection<RecordId> records, Collection<FieldPath> fields) {
        db.update(
                "delete from vault.unique_value where subject_id = ? and record_id = any(?) and index_no in "
                        + BY_FIELD,
                subject.value(),
                PersonStore.records(records),
                new SqlArrayValue(
                        "text", fields.stream().map(FieldPath::toString).toArray()));
    }

    void delete(SubjectId subject, Collection<RecordId> records) {
        db.update(
                "delete from vault.unique_value where subject_id = ? and record_id = any(?)",
                subject.value(),
                PersonStore.records(records));
    }

    void deleteAllOf(SubjectId subject) {
        db.update("delete from vault.unique_value where subject_id = ?", subject.value());
    }

    static SqlArrayValue bytes(Collection<ByteKey> digests) {
        return new SqlArrayValue(
                "bytea", (Object[]) digests.stream().map(ByteKey::bytes).toArray(byte[][]::new));
    }
}
