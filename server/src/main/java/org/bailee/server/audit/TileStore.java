package org.bailee.server.audit;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bailee.crypto.log.Hash;
import org.bailee.crypto.log.Tile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/// The SQL of `audit.tile`.
final class TileStore {
    private static final int MOST_BYTES = Tile.WIDTH * Hash.SIZE;

    private final JdbcTemplate db;

    TileStore(JdbcTemplate db) {
        this.db = db;
    }

    /// A row that is longer than a tile is none.
    Optional<byte[]> read(int level, long number) {
        return db
                .query(
                        "select hashes from audit.tile where level = ? and number = ? and length(hashes) <= ?",
                        (row, _) -> row.getBytes("hashes"),
                        level,
                        number,
                        MOST_BYTES)
                .stream()
                .findFirst();
    }

    /// Writes tiles, each in place of the narrower one that may be there.
    void write(Map<Tile, byte[]> tiles) {
        db.update(
                "insert into audit.tile (level, number, hashes)"
                        + " select * from unnest(?::bigint[], ?::bigint[], ?::bytea[])"
                        + " on conflict (level, number) do update set hashes = excluded.hashes",
                array("bigint", tiles.keySet().stream().map(tile -> (long) tile.level())),
                array("bigint", tiles.keySet().stream().map(Tile::index)),
                new SqlArrayValue("bytea", (Object[]) tiles.values().toArray(byte[][]::new)));
    }

    private static SqlArrayValue array(String type, Stream<?> values) {
        return new SqlArrayValue(type, values.toArray());
    }
}
