package org.bailee.server.audit;

import static org.bailee.server.database.SqlTime.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bailee.server.database.BulkInsert;
import org.bailee.server.database.Cut;
import org.bailee.server.database.InsertsTogether;
import org.bailee.server.database.ManyIds;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.Page;
import org.bailee.server.shared.SubjectId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The SQL of schema `audit`; nothing else reads or writes it.
final class AuditStore {
    private static final BulkInsert<Written> ENTRIES = BulkInsert.<Written>into("audit.entry")
            .uuid("entry_id", written -> written.entry().id().value())
            .instant("at", written -> written.entry().at())
            .text("kind", written -> written.entry().kind())
            .uuid("actor_id", written -> written.entry().actor().value())
            .uuid(
                    "subject_id",
                    written -> written.entry().subject().map(SubjectId::value).orElse(null))
            .uuid(
                    "about_id",
                    written -> written.entry().about().map(ActorId::value).orElse(null))
            .text("purpose", written -> written.entry().purpose().orElse(null))
            .text("outcome", written -> written.entry().outcome().word())
            .bytes("bytes", Written::bytes);
    private static final BulkInsert<List<Written>> WAITING =
            BulkInsert.<List<Written>>into("audit.waiting").bytes("entries", WaitingIds::write);

    /// What [#entry] reads of `audit.entry e`. A column longer than what it is told by is cut, and so tells something
    /// else.
    static final String COLUMNS = String.join(
            ", ",
            "e.entry_id",
            "e.at",
            Cut.to("e.kind", EntryReader.MOST_KIND),
            "e.actor_id",
            "e.subject_id",
            "e.about_id",
            Cut.to("e.purpose", EntryReader.MOST_PURPOSE),
            Cut.to("e.outcome", 16),
            Cut.to("e.bytes", EntryBytes.MOST));

    /// Entries of which the bytes are in memory at a time as PostgreSQL sends them: twice as long as they are.
    static final int AT_ONCE = 256;

    private static final String SELECT = "select " + COLUMNS + " from audit.entry e";

    /// Up to so many rows two inserts are one round trip, and so one transaction, without being told to be.
    private static final int FEW = InsertsTogether.MOST_AT_ONCE;

    private final JdbcTemplate db;
    private final TransactionTemplate transaction;

    AuditStore(JdbcTemplate db) {
        this.db = db;
        this.transaction =
                new TransactionTemplate(new JdbcTransactionManager(Objects.requireNonNull(db.getDataSource())));
    }

    /// Writes entries and that they wait for their places: both are kept or neither, in a transaction or not.
    void insert(List<Written> entries) {
        if (entries.size() <= FEW || TransactionSynchronizationManager.isActualTransactionActive()) {
            write(entries);
        } else {
            transaction.executeWithoutResult(_ -> write(entries));
        }
    }

    private void write(List<Written> entries) {
        InsertsTogether.of(() -> {
            ENTRIES.insert(db, entries);
            WAITING.insert(db, WaitingIds.inRows(entries));
        });
    }

    Page<Entry> find(EntryQuery query) {
        List<String> conditions = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        query.subject().ifPresent(subject -> add(conditions, values, "subject_id = ?", subject.value()));
        query.actor().ifPresent(actor -> add(conditions, values, "actor_id = ?", actor.value()));
        query.kind().ifPresent(kind -> add(conditions, values, "kind = ?", kind));
        query.purpose().ifPresent(purpose -> add(conditions, values, "purpose = ?", purpose));
        query.outcome().ifPresent(outcome -> add(conditions, values, "outcome = ?", outcome.word()));
        // An id tells its entry's millisecond: all indexes end in it, so the window costs no index of its own.
        query.from().ifPresent(from -> {
            add(conditions, values, "entry_id >= ?", Ids.lowest(from));
            add(conditions, values, "at >= ?", utc(from));
        });
        query.to().ifPresent(to -> {
            add(conditions, values, "entry_id < ?", Ids.lowest(to.plusMillis(1)));
            add(conditions, values, "at < ?", utc(to));
        });
        query.after().ifPresent(after -> add(conditions, values, "entry_id < ?", after.value()));
        return newest(conditions, values, query.limit());
    }

    Page<Entry> about(ActorId person, Set<String> kinds, Instant from, Optional<EntryId> after, int limit) {
        List<String> conditions = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        add(conditions, values, "about_id = ?", person.value());
        add(conditions, values, "at >= ?", utc(from));
        conditions.add("kind in (" + String.join(", ", Collections.nCopies(kinds.size(), "?")) + ")");
        values.addAll(kinds);
        after.ifPresent(entry -> add(conditions, values, "entry_id < ?", entry.value()));
        return newest(conditions, values, limit);
    }

    /// Those to which all conditions apply, newest first.
    private Page<Entry> newest(List<String> conditions, List<Object> values, int limit) {
        List<Entry> found = new ArrayList<>();
        boolean more = true;
        while (more) {
            int rows = Math.min(AT_ONCE, limit + 1 - found.size());
            List<Entry> some = newestOf(conditions, values, rows);
            found.addAll(some);
            more = some.size() == rows && found.size() <= limit;
            if (more) {
                add(conditions, values, "entry_id < ?", some.getLast().id().value());
            }
        }
        return Page.of(found, limit, Entry::id);
    }

    private List<Entry> newestOf(List<String> conditions, List<Object> values, int rows) {
        List<Object> all = new ArrayList<>(values);
        all.add(rows);
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        return db.query(SELECT + where + " order by entry_id desc limit ?", (row, _) -> entry(row), all.toArray());
    }

    /// Their ids first: by the order of all ids PostgreSQL would look through the log for some of a few people.
    List<Entry> done(Collection<SubjectId> people, Set<String> kinds) {
        List<UUID> ids = db.queryForList(
                "select entry_id from audit.entry where subject_id = any(?) and kind = any(?) and outcome = 'done'"
                        + " order by entry_id",
                UUID.class,
                new SqlArrayValue("uuid", people.stream().map(SubjectId::value).toArray()),
                new SqlArrayValue("text", kinds.toArray()));
        List<Entry> found = new ArrayList<>(ids.size());
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            List<UUID> some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
            found.addAll(db.query(
                    SELECT + " where entry_id = any(?) order by entry_id", (row, _) -> entry(row), new ManyIds(some)));
        }
        return found;
    }

    Optional<Instant> oldest() {
        return db
                .query(
                        "select at from audit.entry order by entry_id limit 1",
                        (row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .stream()
                .findFirst();
    }

    Optional<Entry> find(EntryId id) {
        return db.query(SELECT + " where entry_id = ?", (row, _) -> entry(row), id.value()).stream()
                .findFirst();
    }

    List<HourOfReads> reads(Instant from, Instant to) {
        return db.query(
                "select actor_id, floor(extract(epoch from at) / 3600)::bigint as hour, count(*) as reads"
                        + " from audit.entry where entry_id >= ? and entry_id < ? and at >= ? and at < ?"
                        + " and kind in ('subject-opened', 'records-opened', 'token-opened') and outcome = 'done'"
                        + " group by actor_id, hour",
                (row, _) -> new HourOfReads(
                        new ActorId(row.getObject("actor_id", UUID.class)),
                        Instant.ofEpochSecond(row.getLong("hour") * 3600),
                        row.getLong("reads")),
                Ids.lowest(from),
                Ids.lowest(to.plusMillis(1)),
                utc(from),
                utc(to));
    }

    Optional<EntryId> entryAt(long position) {
        return db.queryForList("select entry_id from audit.place where position = ?", UUID.class, position).stream()
                .findFirst()
                .map(EntryId::new);
    }

    Optional<Long> positionOf(EntryId entry) {
        return db
                .queryForList("select position from audit.place where entry_id = ?", Long.class, entry.value())
                .stream()
                .findFirst();
    }

    Optional<EntryId> newestPlaced(Set<String> kinds) {
        return db
                .queryForList(
                        "select p.entry_id from audit.place p join audit.entry e on e.entry_id = p.entry_id"
                                + " where e.kind = any(?) and e.outcome = 'done'"
                                + " order by p.position desc limit 1",
                        UUID.class,
                        new SqlArrayValue("text", kinds.toArray()))
                .stream()
                .findFirst()
                .map(EntryId::new);
    }

    PlacedReader placed(Newest newest) {
        return new PlacedReader(db, newest);
    }

    private static void add(List<String> conditions, List<Object> values, String condition, Object value) {
        conditions.add(condition);
        values.add(value);
    }

    /// What the entry's bytes tell. The columns are for finding it, and must tell the same.
    ///
    /// @throws LogFault if they do not
    static Entry entry(ResultSet row) throws SQLException {
        Entry entry = EntryReader.read(row.getBytes("bytes"));
        if (!entry.id().value().equals(row.getObject("entry_id", UUID.class))
                || !entry.at().equals(row.getObject("at", OffsetDateTime.class).toInstant())
                || !entry.kind().equals(row.getString("kind"))
                || !entry.actor().value().equals(row.getObject("actor_id", UUID.class))
                || !entry.subject().map(SubjectId::value).equals(uuid(row, "subject_id"))
                || !entry.about().map(ActorId::value).equals(uuid(row, "about_id"))
                || !entry.purpose().equals(Optional.ofNullable(row.getString("purpose")))
                || !entry.outcome().word().equals(row.getString("outcome"))) {
            throw LogFault.entry(
                    "log.columns-differ",
                    "The columns of the entry " + entry.id() + " tell something else than its bytes.");
        }
        return entry;
    }

    private static Optional<UUID> uuid(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class));
    }
}
