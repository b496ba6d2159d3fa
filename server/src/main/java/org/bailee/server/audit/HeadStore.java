package org.bailee.server.audit;

import static org.bailee.server.database.SqlTime.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import org.bailee.crypto.log.Hash;
import org.bailee.server.database.Cut;
import org.bailee.server.database.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// The SQL of `audit.head`, the one row on which everything that grows the log agrees.
final class HeadStore {
    /// Of a checkpoint: its log's name twice, a size, a root and a signature.
    private static final int MOST_BYTES = 4_096;

    private static final String SELECT = "select " + Cut.to("origin", 1_024) + ", size, " + Cut.to("root", Hash.SIZE)
            + ", placed_at, " + Cut.to("checkpoint", MOST_BYTES)
            + ", signed_at, pruned, pruned_by from audit.head where id = 1";

    /// No tree's: no head that has it is signed.
    private static final Hash NO_ROOT = Hash.of(new byte[Hash.SIZE]);

    private final JdbcTemplate db;

    HeadStore(JdbcTemplate db) {
        this.db = db;
    }

    Optional<Head> read() {
        return db.query(SELECT, (row, _) -> head(row)).stream().findFirst();
    }

    /// Reads the head and keeps it from changing until the caller's transaction ends.
    Optional<Head> lock() {
        return db.query(SELECT + " for update", (row, _) -> head(row)).stream().findFirst();
    }

    /// @return whether there was none yet
    boolean insert(Head head) {
        return db.update(
                        "insert into audit.head (id, origin, size, root, placed_at, checkpoint, signed_at, pruned,"
                                + " pruned_by) values (1, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                        head.origin(),
                        head.size(),
                        head.root().bytes(),
                        head.placedAt().map(SqlTime::utc).orElse(null),
                        head.checkpoint(),
                        utc(head.signedAt()),
                        head.pruned(),
                        by(head))
                == 1;
    }

    /// Puts the next head in place of the one it was built on.
    ///
    /// @return whether that one still stood
    boolean replace(Head old, Head next) {
        return db.update(
                        "update audit.head set size = ?, root = ?, placed_at = ?, checkpoint = ?, signed_at = ?,"
                                + " pruned = ?, pruned_by = ?"
                                + " where id = 1 and size = ? and root = ?",
                        next.size(),
                        next.root().bytes(),
                        next.placedAt().map(SqlTime::utc).orElse(null),
                        next.checkpoint(),
                        utc(next.signedAt()),
                        next.pruned(),
                        by(next),
                        old.size(),
                        old.root().bytes())
                == 1;
    }

    private static @Nullable Long by(Head head) {
        return head.prunedBy().isPresent() ? (Long) head.prunedBy().getAsLong() : null;
    }

    /// What is no hash halts the log like one that nobody signed.
    private static Hash root(byte[] bytes) {
        return bytes.length == Hash.SIZE ? Hash.of(bytes) : NO_ROOT;
    }

    private static Head head(ResultSet row) throws SQLException {
        @Nullable Long by = row.getObject("pruned_by", Long.class);
        return new Head(
                row.getString("origin"),
                row.getLong("size"),
                root(row.getBytes("root")),
                SqlTime.instant(row, "placed_at"),
                row.getBytes("checkpoint"),
                row.getObject("signed_at", OffsetDateTime.class).toInstant(),
                row.getLong("pruned"),
                by == null ? OptionalLong.empty() : OptionalLong.of(by));
    }
}
