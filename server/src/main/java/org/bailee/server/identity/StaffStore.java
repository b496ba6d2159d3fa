package org.bailee.server.identity;

import static java.util.Objects.requireNonNull;
import static org.bailee.server.database.SqlTime.instant;
import static org.bailee.server.database.SqlTime.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bailee.server.shared.ActorId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// The SQL about members of staff.
final class StaffStore {
    private final JdbcTemplate db;

    StaffStore(JdbcTemplate db) {
        this.db = db;
    }

    /// Whether it was inserted; not if somebody has this name.
    boolean insert(StaffMember member, NormalName name) {
        return db.update(
                        """
                        insert into identity.staff (staff_id, sign_in_name, normal_name, display_name, staff_roles,
                            register_roles, locale, zone, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                        """,
                        member.id().value(),
                        member.name(),
                        name.text(),
                        member.displayName(),
                        StaffRole.words(member.staffRoles()),
                        Scope.names(member.roles()),
                        member.locale().map(Locale::toLanguageTag).orElse(null),
                        member.zone().map(ZoneId::getId).orElse(null),
                        utc(member.createdAt()))
                == 1;
    }

    Optional<StaffMember> find(ActorId id) {
        return one("select * from identity.staff where staff_id = ?", id.value());
    }

    /// Locks the row, so that what is decided about the person holds until the transaction ends.
    Optional<StaffMember> lock(ActorId id) {
        return one("select * from identity.staff where staff_id = ? for update", id.value());
    }

    /// Holds the row against changes, but not against others who hold it, until the transaction ends.
    Optional<StaffMember> hold(ActorId id) {
        return one("select * from identity.staff where staff_id = ? for share", id.value());
    }

    Optional<StaffMember> named(NormalName name) {
        return one("select * from identity.staff where normal_name = ?", name.text());
    }

    /// Locked, in one order, so that two administrators cannot disable each other at the same moment.
    List<StaffMember> lockAdministrators() {
        return db
                .query(
                        "select * from identity.staff where staff_roles like ? order by staff_id for update",
                        (row, _) -> member(row),
                        "%" + StaffRole.ADMINISTRATOR.word() + "%")
                .stream()
                .filter(StaffMember::isAdministrator)
                .toList();
    }

    /// Lets nobody else insert or change anybody until the transaction ends: where there is no row yet to lock.
    void lockAll() {
        db.execute("lock table identity.staff in share row exclusive mode");
    }

    /// Newest first.
    List<StaffMember> page(Optional<ActorId> after, int limit) {
        UUID before = after.map(ActorId::value).orElse(new UUID(-1, -1));
        return db.query(
                "select * from identity.staff where staff_id < ? order by staff_id desc limit ?",
                (row, _) -> member(row),
                before,
                limit);
    }

    void rename(ActorId id, String signInName, NormalName name, String displayName) {
        db.update(
                "update identity.staff set sign_in_name = ?, normal_name = ?, display_name = ? where staff_id = ?",
                signInName,
                name.text(),
                displayName,
                id.value());
    }

    void setUp(ActorId id, Instant now) {
        db.update(
                "update identity.staff set set_up_at = coalesce(set_up_at, ?) where staff_id = ?",
                utc(now),
                id.value());
    }

    void disabled(ActorId id, @Nullable Instant at) {
        db.update(
                "update identity.staff set disabled_at = ? where staff_id = ?",
                at == null ? null : utc(at),
                id.value());
    }

    void roles(ActorId id, Set<StaffRole> staffRoles, Set<String> registerRoles) {
        db.update(
                "update identity.staff set staff_roles = ?, register_roles = ? where staff_id = ?",
                StaffRole.words(staffRoles),
                Scope.names(registerRoles),
                id.value());
    }

    /// Counts a change the journal tells of. The caller holds the row.
    long changed(ActorId id) {
        return requireNonNull(db.queryForObject(
                "update identity.staff set version = version + 1 where staff_id = ? returning version",
                Long.class,
                id.value()));
    }

    /// Whether the row did not know of that change; it does now.
    boolean reach(ActorId id, long version) {
        return db.update(
                        "update identity.staff set version = ? where staff_id = ? and version < ?",
                        version,
                        id.value(),
                        version)
                == 1;
    }

    /// Somebody who has no way in any more, as if they were invited only.
    void notSetUp(ActorId id) {
        db.update("update identity.staff set set_up_at = null where staff_id = ?", id.value());
    }

    boolean deletePassword(ActorId id) {
        return db.update("delete from identity.password where staff_id = ?", id.value()) > 0;
    }

    void approverUntil(ActorId id, Instant at) {
        db.update(
                "update identity.staff set approver_until = greatest(approver_until, ?) where staff_id = ?",
                utc(at),
                id.value());
    }

    /// Who lost a role that approves after that moment.
    Set<ActorId> wereApprovers(Instant after) {
        return Set.copyOf(db.query(
                "select staff_id from identity.staff where approver_until > ?",
                (row, _) -> new ActorId(row.getObject("staff_id", UUID.class)),
                utc(after)));
    }

    void preferences(ActorId id, Optional<String> locale, Optional<String> zone) {
        db.update(
                "update identity.staff set locale = ?, zone = ? where staff_id = ?",
                locale.orElse(null),
                zone.orElse(null),
                id.value());
    }

    List<StaffMember> administrators() {
        return db
                .query(
                        "select * from identity.staff where staff_roles like ? order by staff_id",
                        (row, _) -> member(row),
                        "%" + StaffRole.ADMINISTRATOR.word() + "%")
                .stream()
                .filter(StaffMember::isAdministrator)
                .toList();
    }

    /// Only one who never was set up.
    void deleteInvited(ActorId id) {
        db.update("delete from identity.staff where staff_id = ? and set_up_at is null", id.value());
    }

    Optional<byte[]> password(ActorId id) {
        return db
                .query(
                        "select sealed from identity.password where staff_id = ?",
                        (row, _) -> row.getBytes("sealed"),
                        id.value())
                .stream()
                .findFirst();
    }

    void password(ActorId id, byte[] sealed, Instant now) {
        db.update("""
                insert into identity.password (staff_id, sealed, set_at) values (?, ?, ?)
                on conflict (staff_id) do update set sealed = excluded.sealed, set_at = excluded.set_at
                """, id.value(), sealed, utc(now));
    }

    /// Same password, dearer hash; not if it was changed meanwhile.
    void rehashed(ActorId id, byte[] before, byte[] after) {
        db.update(
                "update identity.password set sealed = ? where staff_id = ? and sealed = ?", after, id.value(), before);
    }

    static StaffMember member(ResultSet row) throws SQLException {
        return new StaffMember(
                new ActorId(row.getObject("staff_id", UUID.class)),
                row.getString("sign_in_name"),
                row.getString("display_name"),
                words(row.getString("staff_roles"))
                        .map(word -> StaffRole.named(word).orElseThrow())
                        .collect(Collectors.toUnmodifiableSet()),
                words(row.getString("register_roles")).collect(Collectors.toCollection(TreeSet::new)),
                Optional.ofNullable(row.getString("locale")).map(Locale::forLanguageTag),
                Optional.ofNullable(row.getString("zone")).map(ZoneId::of),
                instant(row, "created_at").orElseThrow(),
                instant(row, "set_up_at"),
                instant(row, "disabled_at"));
    }

    private Optional<StaffMember> one(String sql, Object key) {
        return db.query(sql, (row, _) -> member(row), key).stream().findFirst();
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty());
    }
}
