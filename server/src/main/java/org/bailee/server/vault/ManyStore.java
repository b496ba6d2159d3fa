package org.bailee.server.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.bailee.crypto.RecordPlace;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.support.SqlArrayValue;

/// The SQL of reading records of many-collections, each time with what shows that none is older, missing or too many:
/// the person's row and where all the person's other records belong, in one statement and so of one moment.
final class ManyStore {
    /// The second part reads the primary key alone, which includes version and stamp.
    private static final String PEOPLE_AND_PLACES = """
            select s.subject_id, s.version, s.erased_at is not null as erased, coalesce(s.state, '') as state,
                   null::uuid as record_id, null::text as collection, null::bigint as stamp, null::bytea as sealed
            from vault.subject s where s.subject_id = any(?)
            union all
            select r.subject_id, r.version, null, null, r.record_id, r.collection, r.stamp, null
            from vault.record r where r.subject_id = any(?) and r.record_id <> r.subject_id
            union all
            """;

    private static final String SEALED = "select r.subject_id, r.version, null, null, r.record_id, r.collection,"
            + " r.stamp, r.sealed from vault.record r ";

    private static final String THESE = PEOPLE_AND_PLACES + SEALED + """
            join unnest(?::uuid[], ?::uuid[], ?::text[]) as wanted (subject_id, record_id, collection)
              on (r.subject_id, r.record_id, r.collection) = (wanted.subject_id, wanted.record_id, wanted.collection)
            where r.record_id <> r.subject_id""";

    private static final String PAGE = PEOPLE_AND_PLACES + "(" + SEALED + """
            where r.subject_id = ? and r.collection = ? and r.record_id > ? and r.record_id <> r.subject_id
            order by r.record_id limit ?)
            order by record_id""";

    private final JdbcTemplate db;

    ManyStore(JdbcTemplate db) {
        this.db = db;
    }

    /// Who is unknown is missing from the answer.
    Map<SubjectId, ManyRows> find(Set<RecordAddress> wanted) {
        Set<UUID> people = new TreeSet<>();
        wanted.forEach(address -> people.add(address.subject().value()));
        Reading reading = new Reading();
        db.query(
                THESE,
                reading,
                uuids(people),
                uuids(people),
                array("uuid", wanted, address -> address.subject().value()),
                array("uuid", wanted, address -> address.record().value()),
                array("text", wanted, RecordAddress::collection));
        return reading.people;
    }

    Optional<ManyRows> find(RecordAddress wanted) {
        return Optional.ofNullable(find(Set.of(wanted)).get(wanted.subject()));
    }

    /// Records in order of making.
    Optional<ManyRows> page(SubjectId subject, String collection, Optional<RecordId> after, int limit) {
        SqlArrayValue only = uuids(Set.of(subject.value()));
        Reading reading = new Reading();
        db.query(
                PAGE,
                reading,
                only,
                only,
                subject.value(),
                collection,
                after.map(RecordId::value).orElse(new UUID(0, 0)),
                limit);
        return Optional.ofNullable(reading.people.get(subject));
    }

    private static SqlArrayValue uuids(Collection<UUID> ids) {
        return new SqlArrayValue("uuid", ids.toArray());
    }

    private static <T> SqlArrayValue array(String type, Collection<T> items, Function<T, Object> value) {
        return new SqlArrayValue(type, items.stream().map(value).toArray());
    }

    /// Puts the parts together, in whatever order they come.
    private static final class Reading implements RowCallbackHandler {
        final Map<SubjectId, ManyRows> people = new LinkedHashMap<>();
        private final Map<SubjectId, List<RecordPlace>> places = new LinkedHashMap<>();
        private final Map<SubjectId, List<SealedRecord>> records = new LinkedHashMap<>();

        @Override
        public void processRow(ResultSet row) throws SQLException {
            SubjectId subject = new SubjectId(row.getObject(1, UUID.class));
            List<RecordPlace> all = places.computeIfAbsent(subject, _ -> new ArrayList<>());
            List<SealedRecord> wanted = records.computeIfAbsent(subject, _ -> new ArrayList<>());
            byte[] state = row.getBytes(4);
            if (state != null) {
                SubjectRow person = new SubjectRow(subject, row.getLong(2), row.getBoolean(3), state);
                people.put(subject, new ManyRows(person, all, wanted));
                return;
            }
            UUID id = row.getObject(5, UUID.class);
            byte[] sealed = row.getBytes(8);
            if (sealed == null) {
                all.add(new RecordPlace(subject.value(), row.getString(6), id, row.getLong(2), row.getLong(7)));
            } else {
                wanted.add(new SealedRecord(
                        subject, row.getString(6), new RecordId(id), row.getLong(2), row.getLong(7), sealed));
            }
        }
    }
}
