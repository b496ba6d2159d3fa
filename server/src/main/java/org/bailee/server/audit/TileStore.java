package org.bailee.server.audit;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/// The SQL of `audit.tile`.
final class TileStore {
    /// Hashes side by side in the tree, 32 bytes each: 256 of them, or fewer at the right edge.
    record Tile(int level, long number, byte[] hashes) {}

    private final JdbcTemplate db;

    TileStore(JdbcTemplate db) {
        this.db = db;
    }

    Optional<byte[]> read(int level, long number) {
        return db
                .query(
                        "select hashes from audit.tile where level = ? and number = ?",
                        (row, _) -> row.getBytes("hashes"),
                        level,
                        number)
                .stream()
                .findFirst();
    }

    /// Writes tiles, each in place of the narrower one that may be there.
    void write(List<Tile> tiles) {
        db.update(
                "insert into audit.tile (level, number, hashes)"
                        + " select * from unnest(?::bigint[], ?::bigint[], ?::bytea[])"
                        + " on conflict (level, number) do update set hashes = excluded.hashes",
                array("bigint", tiles.stream().map(tile -> (long) tile.level()).toArray()),
                array("bigint", tiles.stream().map(Tile::number).toArray()),
                array("bytea", tiles.stream().map(Tile::hashes).toArray()));
    }

    private static SqlArrayValue array(String type, Object[] values) {
        return new SqlArrayValue(type, values);
    }
}
