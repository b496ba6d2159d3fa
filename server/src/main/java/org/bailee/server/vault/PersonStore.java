package org.bailee.server.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bailee.server.database.BulkInsert;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/// The SQL of people: their rows and, joined to them, the records of one-per-person collections.
final class PersonStore {
    private static final BulkInsert<SubjectRow> PEOPLE = BulkInsert.<SubjectRow>into("vault.subject")
            .uuid("subject_id", person -> person.subject().value())
            .number("version", SubjectRow::version)
            .bytes("state", SubjectRow::state);

    private final JdbcTemplate db;

    PersonStore(JdbcTemplate db) {
        this.db = db;
    }

    void insert(List<SubjectRow> people) {
        PEOPLE.insert(db, people);
    }

    /// Row and records in one statement, so that both are of one moment. Who is unknown is missing from the answer.
    Map<SubjectId, PersonRow> find(Collection<SubjectId> subjects) {
        Map<SubjectId, PersonRow> people = new LinkedHashMap<>();
        db.query(
                """
                select s.subject_id, s.version, s.erased_at is not null as erased, coalesce(s.state, '') as state,
                       r.collection, r.version as record_version, r.stamp, r.sealed
                from vault.subject s
                left join vault.record r on r.subject_id = s.subject_id and r.record_id = s.subject_id
                where s.subject_id = any(?)""",
                row -> {
                    SubjectId subject = new SubjectId(row.getObject(1, UUID.class));
                    PersonRow person = people.get(subject);
                    if (person == null) {
                        SubjectRow own = new SubjectRow(subject, row.getLong(2), row.getBoolean(3), row.getBytes(4));
                        person = new PersonRow(own, new ArrayList<>(2));
                        people.put(subject, person);
                    }
                    String collection = row.getString(5);
                    if (collection != null) {
                        RecordId only = SealedRecord.onlyOneOf(subject);
                        person.records()
                                .add(new SealedRecord(
                                        subject, collection, only, row.getLong(6), row.getLong(7), row.getBytes(8)));
                    }
                },
                ids(subjects));
        return people;
    }

    Optional<PersonRow> find(SubjectId subject) {
        return Optional.ofNullable(find(List.of(subject)).get(subject));
    }

    /// Of these people, those not erased; they cannot be erased before the transaction ends.
    ///
    /// In order of id, so that two transactions never wait for each other. An erasure takes the row FOR UPDATE,
    /// which this lock holds off; changes of the person's records go on beside it.
    Set<SubjectId> holdLiving(Collection<SubjectId> subjects) {
        return new HashSet<>(db.query(
                "select subject_id from vault.subject where subject_id = any(?) and erased_at is null"
                        + " order by subject_id for key share",
                PersonStore::subject,
                ids(subjects)));
    }

    /// The rows of these people, except of those erased; their records are changed by nobody else before the
    /// transaction ends. In order of id, as above.
    Map<SubjectId, SubjectRow> hold(Collection<SubjectId> subjects) {
        Map<SubjectId, SubjectRow> held = new HashMap<>();
        db.query(
                "select subject_id, version, coalesce(state, '') from vault.subject"
                        + " where subject_id = any(?) and erased_at is null order by subject_id for no key update",
                row -> {
                    SubjectId subject = new SubjectId(row.getObject(1, UUID.class));
                    held.put(subject, new SubjectRow(subject, row.getLong(2), false, row.getBytes(3)));
                },
                ids(subjects));
        return held;
    }

    /// Stores versions and states of people held before.
    void save(List<SubjectRow> people) {
        db.update(
                "update vault.subject s set version = given.version, state = given.state"
                        + " from unnest(?::uuid[], ?::bigint[], ?::bytea[]) as given (subject_id, version, state)"
                        + " where s.subject_id = given.subject_id",
                ids(people.stream().map(SubjectRow::subject).toList()),
                new SqlArrayValue(
                        "bigint", people.stream().map(SubjectRow::version).toArray()),
                new SqlArrayValue("bytea", (Object[])
                        people.stream().map(SubjectRow::state).toArray(byte[][]::new)));
    }

    /// All that is kept of the person is under the data key of this number.
    void sealedAnew(SubjectId subject, long key) {
        db.update("update vault.subject set key_number = ? where subject_id = ?", key, subject.value());
    }

    /// The number of the newest part of the person that was erased; 0 if none was.
    long parts(SubjectId subject) {
        return Objects.requireNonNull(
                db.queryForObject("select parts from vault.subject where subject_id = ?", Long.class, subject.value()));
    }

    /// Gives no number up to this one to another part of the person.
    ///
    /// @return whether one would have been
    boolean countParts(SubjectId subject, long number) {
        return db.update(
                        "update vault.subject set parts = ? where subject_id = ? and erased_at is null and parts < ?",
                        number,
                        subject.value(),
                        number)
                == 1;
    }

    /// Whether the person has been erased; nobody can add anything to the person before the transaction ends.
    Optional<Boolean> holdAlone(SubjectId subject) {
        return db
                .query(
                        "select erased_at is not null from vault.subject where subject_id = ? for update",
                        (row, _) -> row.getBoolean(1),
                        subject.value())
                .stream()
                .findFirst();
    }

    /// Leaves nothing but the id.
    void bury(SubjectId subject, Instant at) {
        db.update(
                "update vault.subject set version = 0, state = null, erased_at = ? where subject_id = ?",
                at.atOffset(ZoneOffset.UTC),
                subject.value());
    }

    /// Whether each person has been erased; who is unknown is missing from the answer.
    Map<SubjectId, Boolean> erased(Collection<SubjectId> subjects) {
        Map<SubjectId, Boolean> erased = new HashMap<>();
        db.query(
                "select subject_id, erased_at is not null from vault.subject where subject_id = any(?)",
                row -> {
                    erased.put(new SubjectId(row.getObject(1, UUID.class)), row.getBoolean(2));
                },
                ids(subjects));
        return erased;
    }

    List<PersonVersion> page(Optional<SubjectId> after, int limit) {
        UUID from = after.map(SubjectId::value).orElse(new UUID(0, 0));
        return db.query(
                "select subject_id, version from vault.subject where subject_id > ? and erased_at is null"
                        + " order by subject_id limit ?",
                (row, number) -> new PersonVersion(subject(row, number), row.getLong(2)),
                from,
                limit);
    }

    static SqlArrayValue records(Collection<RecordId> records) {
        return new SqlArrayValue("uuid", records.stream().map(RecordId::value).toArray());
    }

    private static SqlArrayValue ids(Collection<SubjectId> subjects) {
        return new SqlArrayValue("uuid", subjects.stream().map(SubjectId::value).toArray());
    }

    private static SubjectId subject(ResultSet row, int number) throws SQLException {
        return new SubjectId(row.getObject(1, UUID.class));
    }
}
