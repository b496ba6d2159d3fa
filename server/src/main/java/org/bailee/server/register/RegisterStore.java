package org.bailee.server.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bailee.server.database.Cut;
import org.bailee.server.shared.ActorId;
import org.springframework.jdbc.core.JdbcTemplate;

/// The SQL of schema `register`; nothing else reads or writes it.
final class RegisterStore {
    private final JdbcTemplate db;

    RegisterStore(JdbcTemplate db) {
        this.db = db;
    }

    /// A version as it is kept: not yet understood.
    record Kept(byte[] file, Signature signature) {}

    /// The highest number there is; 0 before anything was applied.
    int newest() {
        Integer number = db.queryForObject("select coalesce(max(number), 0) from register.version", Integer.class);
        return number == null ? 0 : number;
    }

    Optional<Kept> find(int number) {
        return db
                .query(
                        "select " + Cut.to("file", FileText.MOST_BYTES) + ", applied_at, applied_by, "
                                + Cut.to("applied_by_name", 1_024) + " from register.version where number = ?",
                        (row, _) -> new Kept(row.getBytes("file"), signature(row)),
                        number)
                .stream()
                .findFirst();
    }

    /// Keeps a version, unless another has taken its number: then nothing is kept and the answer is false.
    boolean insert(int number, byte[] file, Signature signature, List<Change> changes) {
        int inserted = db.update(
                "insert into register.version (number, file, applied_at, applied_by, applied_by_name)"
                        + " values (?, ?, ?, ?, ?) on conflict do nothing",
                number,
                file,
                signature.at().atOffset(ZoneOffset.UTC),
                signature.by().value(),
                signature.byName());
        if (inserted == 0) {
            return false;
        }
        List<Object[]> rows = new ArrayList<>();
        for (Change change : changes) {
            rows.add(new Object[] {number, rows.size(), change.kind(), change.where(), change.says(), change.widens()});
        }
        db.batchUpdate(
                "insert into register.change (number, position, kind, place, says, widens) values (?, ?, ?, ?, ?, ?)",
                rows);
        return true;
    }

    /// Versions below the number, newest first.
    List<AppliedVersion> before(int number, int limit) {
        Map<Integer, List<Change>> changes = db
                .query(
                        "select c.* from register.change c where c.number in (select number from register.version"
                                + " where number < ? order by number desc limit ?) order by c.number, c.position",
                        (row, _) -> Map.entry(row.getInt("number"), change(row)),
                        number,
                        limit)
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return db.query(
                "select number, applied_at, applied_by, applied_by_name from register.version"
                        + " where number < ? order by number desc limit ?",
                (row, _) -> new AppliedVersion(
                        row.getInt("number"), signature(row), changes.getOrDefault(row.getInt("number"), List.of())),
                number,
                limit);
    }

    private static Signature signature(ResultSet row) throws SQLException {
        return new Signature(
                row.getObject("applied_at", OffsetDateTime.class).toInstant(),
                new ActorId(row.getObject("applied_by", UUID.class)),
                row.getString("applied_by_name"));
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                row.getString("kind"), row.getString("place"), row.getString("says"), row.getBoolean("widens"));
    }
}
