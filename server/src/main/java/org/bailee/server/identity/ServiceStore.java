package org.bailee.server.identity;

import static org.bailee.server.database.SqlTime.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bailee.server.keys.StaffSecrets;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Permission;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/// The SQL of schema `identity`; nothing else reads or writes it.
final class ServiceStore {
    /// An account and the digest its key is known by.
    ///
    /// @param isSound whether the row is as Bailee wrote it; if not, its key opens nothing
    record Row(byte[] digest, ServiceAccount account, boolean isSound) {}

    private final JdbcTemplate db;
    private final AccountCodes codes;

    ServiceStore(JdbcTemplate db, StaffSecrets secrets) {
        this.db = db;
        this.codes = new AccountCodes(secrets);
    }

    void insert(byte[] digest, ServiceAccount account) {
        db.update(
                """
                insert into identity.service_account
                    (account_id, name, key_prefix, key_digest, permissions, roles, purposes, people_per_hour, made_by,
                     created_at, expires_at, mac)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                account.id().value(),
                account.name(),
                account.prefix(),
                digest,
                Scope.permissions(account.permissions()),
                Scope.names(account.roles()),
                Scope.names(account.purposes()),
                account.limit().most().orElse(null),
                account.madeBy().value(),
                utc(account.createdAt()),
                utc(account.expiresAt()),
                codes.of(digest, account));
    }

    List<Row> all() {
        return db.query("select * from identity.service_account", (row, _) -> row(row));
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

    /// Those that this call made worthless.
    List<ActorId> revoke(Collection<ActorId> accounts, Instant now) {
        List<Row> alive = db.query(
                "select * from identity.service_account"
                        + " where account_id = any(?) and revoked_at is null order by account_id for update",
                (row, _) -> row(row),
                ids(accounts));
        alive.forEach(row -> db.update(
                "update identity.service_account set revoked_at = ?, mac = ? where account_id = ?",
                utc(now),
                codes.of(row.digest(), row.account().revoked(now)),
                row.account().id().value()));
        return alive.stream().map(row -> row.account().id()).toList();
    }

    List<ActorId> madeBy(Collection<ActorId> makers) {
        return db.query(
                "select account_id from identity.service_account where made_by = any(?)",
                ServiceStore::id,
                ids(makers));
    }

    /// Whether the account is not revoked; it cannot be before the transaction ends.
    boolean holdAlive(ActorId id) {
        return !db.query(
                        "select account_id from identity.service_account"
                                + " where account_id = ? and revoked_at is null for share",
                        ServiceStore::id,
                        id.value())
                .isEmpty();
    }

    void used(ActorId id, LocalDate day) {
        db.update("""
                update identity.service_account set last_used_on = ?
                where account_id = ? and (last_used_on is null or last_used_on < ?)
                """, day, id.value(), day);
    }

    private Row row(ResultSet row) throws SQLException {
        byte[] digest = row.getBytes("key_digest");
        ServiceAccount account = account(row);
        return new Row(digest, account, codes.isSound(digest, account, row.getBytes("mac")));
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
                new PeopleLimit(Optional.ofNullable(row.getObject("people_per_hour", Integer.class))),
                new ActorId(row.getObject("made_by", UUID.class)),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("last_used_on", LocalDate.class)),
                Optional.ofNullable(row.getObject("revoked_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static ActorId id(ResultSet row, int number) throws SQLException {
        return new ActorId(row.getObject("account_id", UUID.class));
    }

    boolean isAnyAliveNotBy(ActorId maker, Instant now) {
        return Boolean.TRUE.equals(db.queryForObject(
                "select exists (select 1 from identity.service_account"
                        + " where made_by <> ? and revoked_at is null and expires_at > ?)",
                Boolean.class,
                maker.value(),
                utc(now)));
    }

    private static SqlArrayValue ids(Collection<ActorId> accounts) {
        return new SqlArrayValue("uuid", accounts.stream().map(ActorId::value).toArray());
    }

    private static Set<String> names(String text) {
        return words(text).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty());
    }
}
