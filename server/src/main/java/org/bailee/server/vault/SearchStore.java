package org.bailee.server.vault;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bailee.server.database.BulkInsert;
import org.bailee.server.database.ByteKey;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/// The SQL of the blind index, and of finding people by it.
final class SearchStore {
    private static final BulkInsert<SearchEntry> ENTRIES = BulkInsert.<SearchEntry>into("vault.search_entry")
            .uuid("subject_id", entry -> entry.subject().value())
            .uuid("record_id", entry -> entry.record().value())
            .number("index_no", SearchEntry::index)
            .bytes("digest", entry -> entry.digest().bytes());

    private final JdbcTemplate db;

    SearchStore(JdbcTemplate db) {
        this.db = db;
    }

    void insert(List<SearchEntry> entries) {
        ENTRIES.insert(db, entries);
    }

    /// Leaves those alone that are there.
    void insertMissing(List<SearchEntry> entries) {
        ENTRIES.insertWhereFree(db, entries, "digest");
    }

    /// People who have every one of the digests, in order of id. A digest belongs to one field and one way of
    /// searching, so the digests alone say what is looked for, and the statement is the same for every search.
    ///
    /// @param restricted whether those too who have had processing restricted
    List<SubjectId> findAll(Set<ByteKey> digests, boolean restricted, Optional<SubjectId> after, int limit) {
        SqlArrayValue wanted = UniqueStore.bytes(digests);
        UUID from = after.map(SubjectId::value).orElse(new UUID(0, 0));
        return db.query(
                """
                select hit.subject_id
                from (select subject_id, digest from vault.search_entry where digest = any(?)
                      union all
                      select subject_id, digest from vault.unique_value where digest = any(?)) hit
                join vault.subject s on s.subject_id = hit.subject_id and s.erased_at is null
                where hit.subject_id > ?
                  and (? or not exists (select 1 from vault.hold h
                                        where h.subject_id = hit.subject_id and h.kind <> 'legal'))
                group by hit.subject_id
                having count(distinct hit.digest) = ?
                order by hit.subject_id
                limit ?""",
                (row, _) -> new SubjectId(row.getObject(1, UUID.class)),
                wanted,
                wanted,
                from,
                restricted,
                digests.size(),
                limit);
    }

    void delete(SubjectId subject, Collection<RecordId> records, Collection<FieldPath> fields) {
        db.update(
                "delete from vault.search_entry where subject_id = ? and record_id = any(?) and index_no in "
                        + UniqueStore.BY_FIELD,
                subject.value(),
                PersonStore.records(records),
                new SqlArrayValue(
                        "text", fields.stream().map(FieldPath::toString).toArray()));
    }

    void delete(SubjectId subject, Collection<RecordId> records) {
        db.update(
                "delete from vault.search_entry where subject_id = ? and record_id = any(?)",
                subject.value(),
                PersonStore.records(records));
    }

    void deleteAllOf(SubjectId subject) {
        db.update("delete from vault.search_entry where subject_id = ?", subject.value());
    }
}
