package org.bailee.server.vault;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bailee.server.database.BulkInsert;
import org.bailee.server.database.ByteKey;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/// The SQL of tokens, which are known by their digests only.
final class TokenStore {
    private static final BulkInsert<TokenRow> TOKENS = BulkInsert.<TokenRow>into("vault.token")
            .bytes("digest", token -> token.digest().bytes())
            .uuid("subject_id", token -> token.subject().value())
            .uuid("record_id", token -> token.record().value())
            .text("field", token -> token.field().toString())
            .instant("made_at", TokenRow::madeAt);

    private static final UUID NIL = new UUID(0, 0);

    private static final String NOBODY =
            "update vault.token set subject_id = '" + NIL + "', record_id = '" + NIL + "', field = ''";

    private final JdbcTemplate db;

    TokenStore(JdbcTemplate db) {
        this.db = db;
    }

    void insert(List<TokenRow> tokens) {
        TOKENS.insert(db, tokens);
    }

    Map<ByteKey, TokenRow> find(Collection<ByteKey> digests) {
        Map<ByteKey, TokenRow> found = new HashMap<>();
        db.query(
                "select digest, subject_id, record_id, field, made_at from vault.token where digest = any(?)"
                        + " and subject_id <> '" + NIL + "'",
                row -> {
                    TokenRow token = new TokenRow(
                            new ByteKey(row.getBytes(1)),
                            new SubjectId(row.getObject(2, UUID.class)),
                            new RecordId(row.getObject(3, UUID.class)),
                            FieldPath.parse(row.getString(4)),
                            row.getObject(5, java.time.OffsetDateTime.class).toInstant());
                    found.put(token.digest(), token);
                },
                UniqueStore.bytes(digests));
        return found;
    }

    /// How many stand for a value of this person.
    int count(SubjectId subject) {
        return db.query(
                        "select count(*) from vault.token where subject_id = ?",
                        (row, _) -> row.getInt(1),
                        subject.value())
                .getFirst();
    }

    boolean delete(ByteKey digest) {
        return db.update("delete from vault.token where digest = ?", digest.bytes()) == 1;
    }

    /// Makes tokens stand for nobody, whose values are erased.
    void erase(SubjectId subject, Collection<RecordId> records, Collection<FieldPath> fields) {
        db.update(
                NOBODY + " where subject_id = ? and record_id = any(?) and field = any(?)",
                subject.value(),
                PersonStore.records(records),
                new SqlArrayValue(
                        "text", fields.stream().map(FieldPath::toString).toArray()));
    }

    void erase(SubjectId subject, Collection<RecordId> records) {
        db.update(
                NOBODY + " where subject_id = ? and record_id = any(?)", subject.value(), PersonStore.records(records));
    }

    void eraseAllOf(SubjectId subject) {
        db.update(NOBODY + " where subject_id = ?", subject.value());
    }

    /// Those of these digests whose value was erased.
    Set<ByteKey> erased(Collection<ByteKey> digests) {
        return new HashSet<>(db.query(
                "select digest from vault.token where digest = any(?) and subject_id = '" + NIL + "'",
                (row, _) -> new ByteKey(row.getBytes(1)),
                UniqueStore.bytes(digests)));
    }
}
