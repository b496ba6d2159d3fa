package org.bailee.server.vault;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;
import org.springframework.jdbc.core.JdbcTemplate;

/// Somebody who can read and write every table, and holds no key.
record Intruder(JdbcTemplate db) {
    /// A person's rows of one table, as they are now.
    List<Map<String, Object>> copy(String table, SubjectId subject) {
        return db.queryForList("select * from vault." + table + " where subject_id = ?", subject.value());
    }

    Map<String, Object> copy(SubjectId subject, RecordId record) {
        return db.queryForMap(
                "select * from vault.record where subject_id = ? and record_id = ?", subject.value(), record.value());
    }

    void remove(SubjectId subject, RecordId record) {
        db.update("delete from vault.record where subject_id = ? and record_id = ?", subject.value(), record.value());
    }

    /// Puts a record's row in the place of whatever is there.
    void putBack(Map<String, Object> row) {
        db.update(
                "delete from vault.record where (subject_id, record_id, collection) = (?, ?, ?)",
                row.get("subject_id"),
                row.get("record_id"),
                row.get("collection"));
        insert("record", row);
    }

    /// Puts all rows of a person in the place of whatever is there.
    void putBack(String table, SubjectId subject, List<Map<String, Object>> rows) {
        db.update("delete from vault." + table + " where subject_id = ?", subject.value());
        rows.forEach(row -> insert(table, row));
    }

    /// The record's row with one field cut out, and everything else as it was sealed.
    void cut(SubjectId subject, RecordId record, String field) {
        Map<String, Object> row = copy(subject, record);
        SealedFields sound = SealedFields.read((byte[]) Objects.requireNonNull(row.get("sealed")));
        SortedMap<String, byte[]> fields = sound.envelopes();
        Objects.requireNonNull(fields.remove(field));
        row.put("sealed", new SealedFields(sound.seal(), SealedFields.pack(fields)).bytes());
        putBack(row);
    }

    private void insert(String table, Map<String, Object> row) {
        db.update(
                "insert into vault." + table + " (" + String.join(", ", row.keySet()) + ") values ("
                        + String.join(", ", row.keySet().stream().map(_ -> "?").toList()) + ")",
                row.values().toArray());
    }
}
