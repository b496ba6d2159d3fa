package org.bailee.server.vault;

import static org.bailee.server.database.SqlTime.instant;
import static org.bailee.server.database.SqlTime.utc;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bailee.server.database.InsertsTogether;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.vault.SearchIndex.State;
import org.bailee.server.vault.SearchIndex.Way;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/// The SQL of which indexes there are, and which of them are written.
final class PlanStore {
    static final RowMapper<SearchIndex> INDEX = (row, _) -> new SearchIndex(
            row.getInt("index_no"),
            FieldPath.parse(row.getString("field")),
            Way.of(row.getString("way")),
            State.of(row.getString("state")),
            row.getLong("people"),
            row.getLong("done"),
            row.getLong("damaged"),
            row.getLong("duplicates"),
            row.getObject("begun_at", OffsetDateTime.class).toInstant(),
            instant(row, "served_at"),
            instant(row, "gone_at"));

    private final JdbcTemplate db;

    PlanStore(JdbcTemplate db) {
        this.db = db;
    }

    /// A plan's number, and the version of the register it was made for.
    record Head(long plan, int register) {}

    /// In a transaction, the plan stays as it is until the transaction ends: reading the table holds off whoever wants
    /// it alone, and costs no writer anything.
    Head number() {
        return db
                .query(
                        "select number, register from vault.index_plan order by number desc limit 1",
                        (row, _) -> new Head(row.getLong(1), row.getInt(2)))
                .stream()
                .findFirst()
                .orElse(new Head(0, 0));
    }

    /// Lets nothing be kept that goes to the database together with this unless the plan has this number, and
    /// holds the plan as [#number] does.
    void mustBe(long number) {
        InsertsTogether.onlyIf(db, "(select max(number) from vault.index_plan) = ?", number);
    }

    IndexPlan plan(Head number) {
        return new IndexPlan(number.plan(), number.register(), written());
    }

    List<SearchIndex> written() {
        return db.query(
                "select * from vault.search_index where state in ('building', 'halted', 'serving') order by index_no",
                INDEX);
    }

    /// All that were ever there, newest first.
    List<SearchIndex> all(int limit) {
        return db.query("select * from vault.search_index order by index_no desc limit ?", INDEX, limit);
    }

    /// Numbers of those whose keys may still be needed.
    Set<Integer> withKeys() {
        return Set.copyOf(db.queryForList(
                "select index_no from vault.search_index where state not in ('scrubbing', 'gone')", Integer.class));
    }

    Optional<SearchIndex> find(int number) {
        return db.query("select * from vault.search_index where index_no = ?", INDEX, number).stream()
                .findFirst();
    }

    /// Whether another answered the same question before it.
    boolean hasPredecessor(SearchIndex index) {
        return Boolean.TRUE.equals(db.queryForObject(
                "select exists (select 1 from vault.search_index where index_no < ? and field = ?"
                        + " and (way = 'words') = ?)",
                Boolean.class,
                index.number(),
                index.field().toString(),
                index.way() == Way.WORDS));
    }

    /// Whether it was begun because the key of the one before was gone.
    boolean followsLost(SearchIndex index) {
        return db.queryForList(
                        "select lost from vault.search_index where index_no < ? and field = ? and (way = 'words') = ?"
                                + " order by index_no desc limit 1",
                        Boolean.class,
                        index.number(),
                        index.field().toString(),
                        index.way() == Way.WORDS)
                .contains(true);
    }

    /// Waits until every transaction that has read the plan has ended, and keeps others from reading it until this one
    /// has: whoever writes by the old plan is done before anybody writes by the new. Waits a moment and not longer,
    /// since others wait behind it.
    void lock() {
        db.execute("set local lock_timeout = '500ms'");
        db.execute("lock table vault.index_plan in access exclusive mode");
    }

    /// To be called with the table alone.
    void next(Head next) {
        db.update(
                "insert into vault.index_plan (number, register, given, stray)"
                        + " select ?, ?, coalesce(max(given), 0), coalesce(max(stray), 0) from vault.index_plan",
                next.plan(),
                next.register());
        db.update("delete from vault.index_plan where number < ?", next.plan());
    }

    /// No index gets a number up to here: another node may have a root of that number in memory.
    int newest() {
        return Objects.requireNonNull(db.queryForObject(
                "select greatest((select coalesce(max(index_no), 0) from vault.search_index),"
                        + " (select coalesce(max(given), 0) from vault.index_plan))",
                Integer.class));
    }

    /// Remembers numbers that had a root and no row, and that files may hold traces of those, in the caller's
    /// transaction. Whoever gives numbers has the table alone, and is waited for.
    void giveNoneUpTo(int number) {
        db.update("insert into vault.index_plan (number, register, given) select 0, 0, 0"
                + " where not exists (select 1 from vault.index_plan)");
        db.update("update vault.index_plan set given = greatest(given, ?), stray = ?", number, number);
    }

    /// The greatest number of roots of which files may still hold traces.
    Optional<Long> stray() {
        return db.queryForList("select stray from vault.index_plan where stray > 0", Long.class).stream()
                .findFirst();
    }

    /// Files hold no traces any more, unless others went meanwhile.
    void noMoreStray(long number) {
        db.update("update vault.index_plan set stray = 0 where stray = ?", number);
    }

    boolean isAnybodyThere() {
        return Boolean.TRUE.equals(db.queryForObject(
                "select exists (select 1 from vault.subject where erased_at is null)", Boolean.class));
    }

    void insert(int number, FieldPath field, Way way, State state, Instant at) {
        db.update(
                """
                insert into vault.search_index (index_no, field, way, state, after_id, people, done, damaged, duplicates,
                                                begun_at, served_at, next_at)
                values (?, ?, ?, ?, ?, 0, 0, 0, 0, ?, ?, ?)""",
                number,
                field.toString(),
                way.word(),
                state.word(),
                new UUID(0, 0),
                utc(at),
                state == State.SERVING ? utc(at) : null,
                utc(at));
    }

    void serve(int number, Instant at) {
        db.update("update vault.search_index set state = 'serving', served_at = ? where index_no = ?", utc(at), number);
    }

    void retire(int number, Instant at) {
        db.update(
                "update vault.search_index set state = 'retiring', after_id = ?, left_at = ?, next_at = ?"
                        + " where index_no = ?",
                new UUID(0, 0),
                utc(at),
                utc(at),
                number);
    }

    /// Retires one whose key is gone.
    void lose(int number, Instant at) {
        retire(number, at);
        db.update("update vault.search_index set lost = true where index_no = ?", number);
    }

    /// An index of unique values goes on as one that only finds them: digests are the same, and a search looks into
    /// both tables.
    void letRepeat(int number, Instant at) {
        db.update("update vault.search_index set way = 'exact', next_at = ? where index_no = ?", utc(at), number);
    }
}
