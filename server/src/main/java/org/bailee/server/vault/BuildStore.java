package org.bailee.server.vault;

import static org.bailee.server.database.SqlTime.instant;
import static org.bailee.server.database.SqlTime.utc;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.shared.SubjectId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/// The SQL of how far each index is built, or taken down.
final class BuildStore {
    private static final UUID START = new UUID(0, 0);

    private final JdbcTemplate db;

    BuildStore(JdbcTemplate db) {
        this.db = db;
    }

    /// An index whose turn it is, for whoever holds its row.
    ///
    /// @param after up to which person it has come
    /// @param leftAt since when nobody writes or reads it, if that is so
    record Turn(SearchIndex index, UUID after, Optional<Instant> leftAt) {}

    /// Indexes of which a pass is to begin.
    List<SearchIndex> unbegun(Instant now) {
        return db.query(
                "select * from vault.search_index where after_id = ?"
                        + " and (state = 'building' or (state = 'halted' and next_at <= ?))",
                PlanStore.INDEX,
                START,
                utc(now));
    }

    /// Takes the turn of all indexes that are to be built, in the caller's transaction, except those another node has.
    /// Whatever the time: for one begun where a clock was ahead, a server would wait hours before it serves.
    List<Turn> building() {
        return turns("state = 'building'");
    }

    List<Turn> retiring(Instant now) {
        return turns("state = 'retiring' and next_at <= ?", utc(now));
    }

    private List<Turn> turns(String which, Object... more) {
        return db.query(
                "select * from vault.search_index where " + which + " order by index_no for update skip locked",
                (row, number) -> new Turn(
                        Objects.requireNonNull(PlanStore.INDEX.mapRow(row, number)),
                        row.getObject("after_id", UUID.class),
                        instant(row, "left_at")),
                more);
    }

    List<SearchIndex> scrubbing() {
        return db.query("select * from vault.search_index where state = 'scrubbing'", PlanStore.INDEX);
    }

    long peopleIn(Collection<String> collections) {
        return Objects.requireNonNull(db.queryForObject(
                "select count(distinct subject_id) from vault.record where collection = any(?)",
                Long.class,
                text(collections)));
    }

    /// People who have a record of one of the collections, by id.
    List<SubjectId> peopleIn(Collection<String> collections, UUID after, int limit) {
        return db.query(
                "select subject_id from vault.record where subject_id > ? and collection = any(?)"
                        + " group by subject_id order by subject_id limit ?",
                (row, _) -> new SubjectId(row.getObject(1, UUID.class)),
                after,
                text(collections),
                limit);
    }

    /// Begins a pass from the first person on, unless another node has.
    void begin(int number, long people) {
        db.update(
                "update vault.search_index set state = 'building', people = ?, done = 0, damaged = 0, duplicates = 0"
                        + " where index_no = ? and after_id = ? and state in ('building', 'halted')",
                people,
                number,
                START);
    }

    void advance(int number, SubjectId last, long done, long damaged, long duplicates) {
        db.update(
                "update vault.search_index set after_id = ?, done = done + ?, damaged = damaged + ?,"
                        + " duplicates = duplicates + ? where index_no = ?",
                last.value(),
                done,
                damaged,
                duplicates,
                number);
    }

    void halt(int number, Instant next) {
        db.update(
                "update vault.search_index set state = 'halted', after_id = ?, next_at = ? where index_no = ?",
                START,
                utc(next),
                number);
    }

    /// Deletes the rows that an index has of the next people, dead ones among them.
    ///
    /// @return the last of them; empty if there are none
    Optional<SubjectId> takeDown(int number, UUID after, int limit) {
        Optional<SubjectId> last = db
                .query(
                        "select subject_id from (select subject_id from vault.subject where subject_id > ?"
                                + " order by subject_id limit ?) next order by subject_id desc limit 1",
                        (row, _) -> new SubjectId(row.getObject(1, UUID.class)),
                        after,
                        limit)
                .stream()
                .findFirst();
        last.ifPresent(upTo -> {
            for (String table : List.of("vault.search_entry", "vault.unique_value")) {
                db.update(
                        "delete from " + table + " where subject_id > ? and subject_id <= ? and index_no = ?",
                        after,
                        upTo.value(),
                        number);
            }
        });
        return last;
    }

    void advance(int number, SubjectId last) {
        db.update("update vault.search_index set after_id = ? where index_no = ?", last.value(), number);
    }

    void putOff(int number, Instant next) {
        db.update("update vault.search_index set next_at = ? where index_no = ?", utc(next), number);
    }

    void scrub(int number) {
        db.update("update vault.search_index set state = 'scrubbing' where index_no = ?", number);
    }

    void end(int number, Instant at) {
        db.update("update vault.search_index set state = 'gone', gone_at = ? where index_no = ?", utc(at), number);
    }

    private static SqlArrayValue text(Collection<String> names) {
        return new SqlArrayValue("text", names.toArray());
    }
}
