package org.bailee.server.audit;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// The SQL of `audit.log_key`.
final class SigningKeyStore {
    private final JdbcTemplate db;

    SigningKeyStore(JdbcTemplate db) {
        this.db = db;
    }

    /// In the order in which they came into force; one that is not yet stands last.
    List<SigningKey> all() {
        return db.query("select number, since, vkey from audit.log_key order by number", (row, _) -> {
            @Nullable Long since = row.getObject("since", Long.class);
            return new SigningKey(
                    row.getInt("number"),
                    since == null ? OptionalLong.empty() : OptionalLong.of(since),
                    row.getString("vkey"));
        });
    }

    void insert(SigningKey key) {
        db.update(
                "insert into audit.log_key (number, since, vkey) values (?, ?, ?)",
                key.number(),
                key.since().isPresent() ? key.since().getAsLong() : null,
                key.vkey());
    }

    void putInForce(int number, long since) {
        db.update("update audit.log_key set since = ? where number = ? and since is null", since, number);
    }
}
