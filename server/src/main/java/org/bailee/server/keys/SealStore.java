package org.bailee.server.keys;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.bailee.server.database.Cut;
import org.bailee.server.shared.ActorId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/// The SQL of the sealed root key.
final class SealStore {
    /// Seals there are a few of. Those that somebody plants are not marked, and of a thousand no more are read.
    static final int MOST = 1_000;

    static final int MOST_KIND = 64;

    /// Bytes of a root key behind a seal, with what is asked of whoever passes it.
    static final int MOST_SEALED = 1 << 16;

    private static final String ALL = "select id, " + Cut.to("kind", MOST_KIND) + ", " + Cut.to("label", 1_024) + ", "
            + Cut.to("sealed", MOST_SEALED) + ", " + Cut.to("mark", 64)
            + ", sealed_at from keys.sealed_root order by sealed_at, id limit " + MOST;
    private static final RowMapper<SealedRoot> ROW = (row, _) -> new SealedRoot(
            row.getObject("id", UUID.class),
            row.getString("kind"),
            row.getString("label"),
            row.getBytes("sealed"),
            row.getBytes("mark"),
            row.getObject("sealed_at", OffsetDateTime.class).toInstant());

    private final JdbcTemplate db;

    SealStore(JdbcTemplate db) {
        this.db = db;
    }

    /// Oldest first.
    List<SealedRoot> all() {
        return db.query(ALL, ROW);
    }

    /// All of them, which nobody else then changes until the caller's transaction ends.
    List<SealedRoot> locked() {
        db.query(ALL + " for update", ROW);
        // Who waited for those rows saw none that came in meanwhile, behind the root key there was: read again.
        return all();
    }

    void insert(SealedRoot root) {
        db.update(
                "insert into keys.sealed_root (id, kind, label, sealed, mark, sealed_at) values (?, ?, ?, ?, ?, ?)",
                root.id(),
                root.kind(),
                root.label(),
                root.sealed(),
                root.mark(),
                root.sealedAt().atOffset(ZoneOffset.UTC));
    }

    /// Puts another root key behind a seal there is.
    void reseal(SealedRoot anew) {
        db.update(
                "update keys.sealed_root set sealed = ?, mark = ? where id = ?", anew.sealed(), anew.mark(), anew.id());
    }

    void delete(UUID id) {
        db.update("delete from keys.custodian where seal_id = ?", id);
        db.update("delete from keys.sealed_root where id = ?", id);
    }

    /// Writes down who holds which share: the first has number 1.
    void insert(UUID seal, List<ActorId> custodians) {
        for (int i = 0; i < custodians.size(); i++) {
            db.update(
                    "insert into keys.custodian (seal_id, number, staff_id) values (?, ?, ?)",
                    seal,
                    i + 1,
                    custodians.get(i).value());
        }
    }

    /// By the numbers of their shares.
    List<ActorId> custodians(UUID seal) {
        return db.query(
                "select staff_id from keys.custodian where seal_id = ? order by number limit 1000",
                (row, _) -> new ActorId(row.getObject("staff_id", UUID.class)),
                seal);
    }

    /// Writes the table's file anew, without the rows that were deleted. Outside of any transaction.
    void rewrite() {
        db.execute("vacuum (full) keys.sealed_root");
    }
}
