package org.bailee.server.audit;

import static org.bailee.server.database.SqlTime.utc;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bailee.crypto.log.Hash;
import org.bailee.crypto.log.Malformed;
import org.bailee.crypto.log.Note;
import org.bailee.server.database.Cut;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/// The SQL of `audit.cosignature`.
final class CosignatureStore {
    /// Characters of a signature line: a witness's name, and 76 bytes in base64.
    private static final int MOST_LINE = 4_096;

    private final JdbcTemplate db;

    CosignatureStore(JdbcTemplate db) {
        this.db = db;
    }

    /// What these witnesses have signed of this very tree. Rows of others are none of ours, however many there are.
    List<Note.Signature> of(Collection<String> witnesses, long size, Hash root) {
        return db
                .query(
                        "select " + Cut.to("line", MOST_LINE)
                                + " from audit.cosignature where witness = any(?) and size = ? and root = ? order by witness",
                        (row, _) -> signature(row.getString("line")),
                        new SqlArrayValue("text", witnesses.toArray()),
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

    /// How far the witness has signed, and when it last did.
    Optional<LogStatus.WitnessStatus> newest(String witness) {
        return db
                .query(
                        "select size, signed_at from audit.cosignature where witness = ?",
                        (row, _) -> new LogStatus.WitnessStatus(
                                witness,
                                row.getLong("size"),
                                Optional.of(row.getObject("signed_at", OffsetDateTime.class)
                                        .toInstant()),
                                Optional.empty()),
                        witness)
                .stream()
                .findFirst();
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
