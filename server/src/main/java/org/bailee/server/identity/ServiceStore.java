package org.bailee.server.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Permission;
import org.springframework.jdbc.core.JdbcTemplate;

/// The SQL of schema `identity`; nothing else reads or writes it.
final class ServiceStore {
    /// An account and the digest its key is known by.
    record Row(byte[] digest, ServiceAccount account) {}

    private final JdbcTemplate db;

    ServiceStore(JdbcTemplate db) {
        this.db = db;
    }

    void insert(byte[] digest, ServiceAccount account) {
        db.update(
                """
                insert into identity.service_account
                    (account_id, name, key_prefix, key_digest, permissions, roles, purposes, created_at, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                account.id().value(),
                account.name(),
                account.prefix(),
                digest,
                Scope.permissions(account.permissions()),
                Scope.names(account.roles()),
                Scope.names(account.purposes()),
                utc(account.createdAt()),
                utc(account.expiresAt()));
    }

    List<Row> all() {
        return db.query(
                "select * from identity.service_account",
                (row, _) -> new Row(row.getBytes("key_digest"), account(row)));
    }

    /// Newest first.
    List<ServiceAccount> page(Optional<ActorId> after, int limit) {
        return after.map(last -> db.query(
                        "select * from identity.service_account where account_id < ? order by account_id desc limit ?",
                        (row, _) -> account(row),
                        last.value(),
                        limit))
                .orElseGet(() -> db.query(
                        "select * from identity.service_account order by account_id desc limit ?",
                        (row, _) -> account(row),
                        limit));
    }

    Optional<ServiceAccount> find(ActorId id) {
        return db
                .query(
                        "select * from identity.service_account where account_id = ?",
                        (row, _) -> account(row),
                        id.value())
                .stream()
                .findFirst();
    }

    /// Whether this call was the one that revoked it.
    boolean revoke(ActorId id, Instant now) {
        return db.update(
                        "update identity.service_account set revoked_at = ? where account_id = ? and revoked_at is null",
                        utc(now),
                        id.value())
                == 1;
    }

    void used(ActorId id, LocalDate day) {
        db.update("""
                update identity.service_account set last_used_on = ?
                where account_id = ? and (last_used_on is null or last_used_on < ?)
                """, day, id.value(), day);
    }

    private static ServiceAccount account(ResultSet row) throws SQLException {
        return new ServiceAccount(
                new ActorId(row.getObject("account_id", UUID.class)),
                row.getString("name"),
                row.getString("key_prefix"),
                words(row.getString("permissions"))
                        .map(word -> Permission.named(word).orElseThrow())
                        .collect(Collectors.toUnmodifiableSet()),
                names(row.getString("roles")),
                names(row.getString("purposes")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("last_used_on", LocalDate.class)),
                Optional.ofNullable(row.getObject("revoked_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static Set<String> names(String text) {
        return words(text).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
