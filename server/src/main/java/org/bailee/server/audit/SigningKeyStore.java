package org.bailee.server.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bailee.server.database.Cut;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/// The SQL of `audit.log_key`.
final class SigningKeyStore {
    /// A key a week for two hundred years; whoever plants more has none of them read.
    private static final int MOST = 10_000;

    private static final String SELECT = "select number, since, " + Cut.to("vkey", 2_048) + " from audit.log_key";
    private static final RowMapper<SigningKey> KEY = (row, _) -> key(row);

    private final JdbcTemplate db;

    SigningKeyStore(JdbcTemplate db) {
        this.db = db;
    }

    /// In the order in which they came into force; one that is not yet stands last.
    List<SigningKey> all() {
        return db.query(SELECT + " order by number limit ?", KEY, MOST);
    }

    /// The same of no more than so many, the last.
    List<SigningKey> last(int many) {
        return db.query(SELECT + " order by number desc limit ?", KEY, many).reversed();
    }

    /// The key that signs the tree of that size.
    Optional<SigningKey> inForce(long size) {
        return db.query(SELECT + " where since <= ? order by number desc limit 1", KEY, size).stream()
                .findFirst();
    }

    private static SigningKey key(ResultSet row) throws SQLException {
        @Nullable Long since = row.getObject("since", Long.class);
        return new SigningKey(
                row.getInt("number"),
                since == null ? OptionalLong.empty() : OptionalLong.of(since),
                row.getString("vkey"));
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
