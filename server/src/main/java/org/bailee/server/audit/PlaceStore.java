package org.bailee.server.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.database.BulkInsert;
import org.bailee.server.database.Cut;
import org.bailee.server.database.ManyIds;
import org.bailee.server.database.SqlTime;
import org.bailee.server.shared.EntryId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.support.SqlArrayValue;

/// The SQL of `audit.place` and of `audit.waiting`, from which places are given.
final class PlaceStore {
    /// Entries that were written together and wait, in their order.
    ///
    /// @param length the row's, in bytes
    /// @param entries no more than a row of ours has, however long it is
    record Waiting(long ordinal, long length, List<UUID> entries) {}

    record Place(long position, UUID entryId, Instant placedAt) {}

    /// @param bytes the entry's, whatever they say; empty if it is gone, or longer than any entry
    record PlacedBytes(long position, UUID entryId, Instant placedAt, Optional<byte[]> bytes) {}

    private static final BulkInsert<Place> PLACES = BulkInsert.<Place>into("audit.place")
            .number("position", Place::position)
            .uuid("entry_id", Place::entryId)
            .instant("placed_at", Place::placedAt);

    /// A place that no head reaches is none, as whoever has the database can make one.
    private static final String IN_HEAD =
            "p.position >= 0 and p.position < (select coalesce(max(size), 0) from audit.head)";

    private static final String WAITING =
            "(select encode(substring(entries from n * 16 + 1 for 16), 'hex')::uuid as entry_id"
                    + " from audit.waiting, generate_series(0, least(length(entries), " + WaitingIds.MOST_BYTES
                    + ") / 16 - 1) as n) as w";

    private static final String SELECT_WAITING =
            "select ordinal, length(entries) as bytes, substring(entries for " + WaitingIds.MOST_BYTES + ") as ids";

    private static final RowMapper<Waiting> WAITING_ROW =
            (row, _) -> new Waiting(row.getLong("ordinal"), row.getLong("bytes"), WaitingIds.read(row.getBytes("ids")));

    private static final String PLACED = "select p.position, p.entry_id, p.placed_at, "
            + Cut.to("e.bytes", EntryBytes.MOST) + " from audit.place p"
            + " left join audit.entry e on e.entry_id = p.entry_id"
            + " where p.position >= ? and p.position < ? order by p.position";

    private static final RowMapper<PlacedBytes> PLACED_BYTES = (row, _) -> new PlacedBytes(
            row.getLong("position"),
            row.getObject("entry_id", UUID.class),
            SqlTime.instant(row, "placed_at").orElseThrow(),
            Optional.ofNullable(row.getBytes("bytes")).filter(bytes -> bytes.length <= EntryBytes.MOST));

    private final JdbcTemplate db;

    PlaceStore(JdbcTemplate db) {
        this.db = db;
    }

    boolean isAnyWaiting() {
        return Boolean.TRUE.equals(db.queryForObject("select exists (select 1 from audit.waiting)", Boolean.class));
    }

    /// How many wait, counted no further than the limit.
    long countWaiting(int limit) {
        Long count = db.queryForObject(
                "select count(*) from (select 1 from " + WAITING + " limit ?) as counted", Long.class, limit);
        return count == null ? 0 : count;
    }

    /// When the entry was made that waits with the smallest ordinal; a row too short for an id has none.
    Optional<Instant> oldestWaiting() {
        return db
                .query(
                        "select at from audit.entry where entry_id = (select encode(substring(entries for 16), 'hex')::uuid"
                                + " from audit.waiting where length(entries) >= 16 order by ordinal limit 1)",
                        (row, _) -> row.getObject("at", OffsetDateTime.class).toInstant())
                .stream()
                .findFirst();
    }

    /// Those whose turn is next, until they are so many together.
    List<Waiting> waiting(int entries) {
        return db.query(
                SELECT_WAITING
                        + " from (select ordinal, entries,"
                        + " sum(length(entries)) over (order by ordinal) - length(entries) as before"
                        + " from (select * from audit.waiting order by ordinal limit ?) as first) as counted"
                        + " where before < ? order by ordinal",
                WAITING_ROW,
                entries,
                entries * WaitingIds.ID);
    }

    /// Those of so many rows, from an ordinal on.
    List<Waiting> waiting(long from, int rows) {
        return db.query(
                SELECT_WAITING + " from audit.waiting where ordinal >= ? order by ordinal limit ?",
                WAITING_ROW,
                from,
                rows);
    }

    /// One of these entries that already has a place, or one that has a place where these would get theirs,
    /// whether or not a head reaches it.
    Optional<UUID> placed(List<UUID> entries, long from, long to) {
        return db
                .queryForList(
                        "select entry_id from audit.place where entry_id = any(?)"
                                + " union all select entry_id from audit.place where position >= ? and position < ?",
                        UUID.class,
                        new ManyIds(List.copyOf(entries)),
                        from,
                        to)
                .stream()
                .findFirst();
    }

    /// The bytes of these entries as they lie there, of those that are there and as long as these.
    Map<UUID, byte[]> bytes(Collection<Written> entries) {
        Map<UUID, byte[]> found = new HashMap<>();
        db.query(
                "select e.entry_id, e.bytes from unnest(?::uuid[], ?::bigint[]) as known (entry_id, bytes)"
                        + " join audit.entry e on e.entry_id = known.entry_id and length(e.bytes) = known.bytes",
                (RowCallbackHandler) row -> found.put(row.getObject("entry_id", UUID.class), row.getBytes("bytes")),
                new ManyIds(
                        entries.stream().map(one -> one.entry().id().value()).toList()),
                new SqlArrayValue(
                        "bigint",
                        entries.stream().map(one -> (long) one.bytes().length).toArray()));
        return found;
    }

    /// How many bytes these entries have, of those that are there.
    Map<UUID, Integer> lengths(Collection<UUID> entries) {
        Map<UUID, Integer> found = new HashMap<>();
        db.query(
                "select entry_id, length(bytes) as bytes from audit.entry where entry_id = any(?)",
                (RowCallbackHandler) row -> found.put(row.getObject("entry_id", UUID.class), row.getInt("bytes")),
                new ManyIds(List.copyOf(entries)));
        return found;
    }

    /// Reads these entries as everybody else does.
    ///
    /// @throws LogFault if the columns of one tell something else than its bytes
    Map<UUID, Written> written(Collection<UUID> entries) {
        Map<UUID, Written> found = new HashMap<>();
        db.query(
                "select " + AuditStore.COLUMNS + " from audit.entry e where e.entry_id = any(?)",
                (RowCallbackHandler) row -> {
                    Entry entry = AuditStore.entry(row);
                    found.put(entry.id().value(), new Written(entry, row.getBytes("bytes")));
                },
                new ManyIds(List.copyOf(entries)));
        return found;
    }

    /// Those of these entries that have a place.
    List<UUID> withPlace(List<UUID> entries) {
        return db.queryForList(
                "select p.entry_id from audit.place p where p.entry_id = any(?) and " + IN_HEAD,
                UUID.class,
                new ManyIds(List.copyOf(entries)));
    }

    int removeWaiting(List<Waiting> placed) {
        return db.update(
                "delete from audit.waiting where ordinal = any(?)",
                new SqlArrayValue(
                        "bigint", placed.stream().map(Waiting::ordinal).toArray()));
    }

    void insert(List<Place> places) {
        PLACES.insert(db, places);
    }

    Optional<Long> position(EntryId entry) {
        return db
                .query(
                        "select position from audit.place where entry_id = ?",
                        (row, _) -> row.getLong("position"),
                        entry.value())
                .stream()
                .findFirst();
    }

    Optional<Long> first() {
        return Optional.ofNullable(db.queryForObject("select min(position) from audit.place", Long.class));
    }

    Optional<Instant> placedAt(long position) {
        return db
                .query(
                        "select placed_at from audit.place where position = ?",
                        (row, _) -> SqlTime.instant(row, "placed_at").orElseThrow(),
                        position)
                .stream()
                .findFirst();
    }

    /// The places from one position to before another, with their entries' bytes.
    List<PlacedBytes> read(long from, long to) {
        return db.query(PLACED, PLACED_BYTES, from, to);
    }

    /// The same, no more than so many.
    List<PlacedBytes> read(long from, long to, int limit) {
        return db.query(PLACED + " limit ?", PLACED_BYTES, from, to, limit);
    }

    /// Reads the entries from one position to before another as everybody else does.
    ///
    /// @throws LogFault if the columns of one tell something else than its bytes
    void checkColumns(long from, long to) {
        db.query(
                "select " + AuditStore.COLUMNS + " from audit.place p join audit.entry e on e.entry_id = p.entry_id"
                        + " where p.position >= ? and p.position < ?",
                (row, _) -> AuditStore.entry(row),
                from,
                to);
    }

    /// The first entry, after the one given, that neither has a place nor waits for one.
    Optional<UUID> hidden(UUID after, UUID to) {
        return db
                .query(
                        "select e.entry_id from audit.entry e where e.entry_id > ? and e.entry_id <= ?"
                                + " and not exists (select 1 from audit.place p where p.entry_id = e.entry_id and "
                                + IN_HEAD + ")"
                                + " and not exists (select 1 from " + WAITING + " where w.entry_id = e.entry_id)"
                                + " order by e.entry_id limit 1",
                        (row, _) -> row.getObject("entry_id", UUID.class),
                        after,
                        to)
                .stream()
                .findFirst();
    }

    /// The entry that stands so many after the one given, in the order of ids, or the last.
    Optional<UUID> further(UUID after, int many) {
        return db.query(
                        "select max(entry_id::text)::uuid as entry_id from"
                                + " (select entry_id from audit.entry where entry_id > ? order by entry_id limit ?) as next",
                        (row, _) -> Optional.ofNullable(row.getObject("entry_id", UUID.class)),
                        after,
                        many)
                .getFirst();
    }

    /// Deletes these entries and their places, and no other that somebody has put in their place meanwhile.
    void delete(List<PlacedBytes> gone) {
        SqlArrayValue entries = new SqlArrayValue(
                "uuid", gone.stream().map(PlacedBytes::entryId).toArray());
        db.update("delete from audit.entry where entry_id = any(?)", entries);
        db.update("delete from audit.place where entry_id = any(?)", entries);
    }
}
