package org.bailee.server.vault;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/// The SQL of reading people with all that is kept of them.
final class KeptStore {
    private final JdbcTemplate db;

    KeptStore(JdbcTemplate db) {
        this.db = db;
    }

    /// Who is unknown or was erased is missing from the answer.
    Map<SubjectId, KeptRows> find(Collection<SubjectId> subjects) {
        Map<SubjectId, KeptRows> people = new LinkedHashMap<>();
        db.query(
                """
                select s.subject_id, s.version, coalesce(s.state, '') as state,
                       r.record_id, r.collection, r.version as record_version, r.stamp, r.sealed
                from vault.subject s left join vault.record r on r.subject_id = s.subject_id
                where s.subject_id = any(?) and s.erased_at is null
                order by s.subject_id, r.record_id, r.collection""",
                row -> {
                    SubjectId subject = new SubjectId(row.getObject(1, UUID.class));
                    KeptRows person = people.get(subject);
                    if (person == null) {
                        SubjectRow own = new SubjectRow(subject, row.getLong(2), false, row.getBytes(3));
                        person = new KeptRows(own, new ArrayList<>(4));
                        people.put(subject, person);
                    }
                    UUID record = row.getObject(4, UUID.class);
                    if (record != null) {
                        person.records()
                                .add(new SealedRecord(
                                        subject,
                                        row.getString(5),
                                        new RecordId(record),
                                        row.getLong(6),
                                        row.getLong(7),
                                        row.getBytes(8)));
                    }
                },
                new SqlArrayValue(
                        "uuid", subjects.stream().map(SubjectId::value).toArray()));
        return people;
    }

    /// How many live.
    long people() {
        return Objects.requireNonNull(
                db.queryForObject("select count(*) from vault.subject where erased_at is null", Long.class));
    }
}
