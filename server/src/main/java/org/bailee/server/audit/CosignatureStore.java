package org.bailee.server.audit;

import static org.bailee.server.database.SqlTime.utc;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.bailee.crypto.log.Hash;
import org.bailee.crypto.log.Malformed;
import org.bailee.crypto.log.Note;
import org.springframework.jdbc.core.JdbcTemplate;

/// The SQL of `audit.cosignature`.
final class CosignatureStore {
    private final JdbcTemplate db;

    CosignatureStore(JdbcTemplate db) {
        this.db = db;
    }

    /// What witnesses have signed of this very tree.
    List<Note.Signature> of(long size, Hash root) {
        return db
                .query(
                        "select line from audit.cosignature where size = ? and root = ? order by witness",
                        (row, _) -> signature(row.getString("line")),
                        size,
                        root.bytes())
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /// A row that was spoilt is no signature.
    private static Optional<Note.Signature> signature(String line) {
        try {
            return Optional.of(Note.Signature.parse(line));
        } catch (Malformed spoilt) {
            return Optional.empty();
        }
    }

    /// The size of the newest tree the witness has signed.
    Optional<Long> size(String witness) {
        return db
                .query("select size from audit.cosignature where witness = ?", (row, _) -> row.getLong("size"), witness)
                .stream()
                .findFirst();
    }

    List<LogStatus.WitnessStatus> all() {
        return db.query(
                "select witness, size, signed_at from audit.cosignature order by witness",
                (row, _) -> new LogStatus.WitnessStatus(
                        row.getString("witness"),
                        row.getLong("size"),
                        Optional.of(
                                row.getObject("signed_at", OffsetDateTime.class).toInstant()),
                        Optional.empty()));
    }

    void keep(String witness, long size, Hash root, Note.Signature signature, Instant at) {
        db.update(
                "insert into audit.cosignature (witness, size, root, line, signed_at) values (?, ?, ?, ?, ?)"
                        + " on conflict (witness) do update set size = excluded.size, root = excluded.root,"
                        + " line = excluded.line, signed_at = excluded.signed_at"
                        + " where audit.cosignature.size <= excluded.size",
                witness,
                size,
                root.bytes(),
                signature.line(),
                utc(at));
    }
}
