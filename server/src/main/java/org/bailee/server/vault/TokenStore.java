package org.bailee.server.vault;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
                "select digest, subject_id, record_id, field, made_at from vault.token where digest = any(?)",
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

    boolean delete(ByteKey digest) {
        return db.update("delete from vault.token where digest = ?", digest.bytes()) == 1;
    }

    void delete(SubjectId subject, RecordId record) {
        db.update("delete from vault.token where subject_id = ? and record_id = ?", subject.value(), record.value());
    }

    void delete(SubjectId subject, RecordId record, Collection<FieldPath> fields) {
        db.update(
                "delete from vault.token where subject_id = ? and record_id = ? and field = any(?)",
                subject.value(),
                record.value(),
                new SqlArrayValue(
                        "text", fields.stream().map(FieldPath::toString).toArray()));
    }

    void deleteAllOf(SubjectId subject) {
        db.update("delete from vault.token where subject_id = ?", subject.value());
    }
}
