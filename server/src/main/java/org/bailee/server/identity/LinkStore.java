package org.bailee.server.identity;

import static org.bailee.server.database.SqlTime.instant;
import static org.bailee.server.database.SqlTime.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.shared.ActorId;
import org.springframework.jdbc.core.JdbcTemplate;

/// The SQL about links and about resets that wait for approval.
final class LinkStore {
    record Row(ActorId staff, LinkKind kind, Instant expiresAt) {}

    private final JdbcTemplate db;

    LinkStore(JdbcTemplate db) {
        this.db = db;
    }

    /// Puts a new link in place of all of the person's older ones.
    void insert(byte[] digest, IssuedLink link, ActorId by, Instant now) {
        deleteAllOf(link.staff().id());
        db.update(
                """
                insert into identity.link (digest, staff_id, kind, made_by, made_at, expires_at)
                values (?, ?, ?, ?, ?, ?)
                """,
                digest,
                link.staff().id().value(),
                link.kind().word(),
                by.value(),
                utc(now),
                utc(link.expiresAt()));
    }

    /// A link that was not used up yet.
    Optional<Row> find(byte[] digest) {
        return db
                .query(
                        "select staff_id, kind, expires_at from identity.link where digest = ? and used_at is null",
                        (row, _) -> new Row(
                                new ActorId(row.getObject("staff_id", UUID.class)),
                                LinkKind.of(row.getString("kind")),
                                instant(row, "expires_at").orElseThrow()),
                        (Object) digest)
                .stream()
                .findFirst();
    }

    /// Whether this caller is the one who used it up, in time: a session it opened may outlive it.
    boolean use(byte[] digest, Instant now) {
        return db.update(
                        "update identity.link set used_at = ? where digest = ? and used_at is null and expires_at > ?",
                        utc(now),
                        digest,
                        utc(now))
                == 1;
    }

    void deleteAllOf(ActorId staff) {
        db.update("delete from identity.link where staff_id = ? and used_at is null", staff.value());
    }

    List<ActorId> firstAdministrators() {
        return db.query(
                "select staff_id from identity.link where kind = ? and used_at is null",
                (row, _) -> new ActorId(row.getObject("staff_id", UUID.class)),
                LinkKind.FIRST_ADMINISTRATOR.word());
    }

    void insert(ResetRequest request) {
        db.update(
                "delete from identity.reset_request where staff_id = ?",
                request.staff().value());
        db.update(
                """
                insert into identity.reset_request (request_id, staff_id, kind, asked_by, asked_at)
                values (?, ?, ?, ?, ?)
                """,
                request.id(),
                request.staff().value(),
                request.kind().word(),
                request.askedBy().value(),
                utc(request.askedAt()));
    }

    List<ResetRequest> requests(Instant askedAfter) {
        return db.query(
                "select * from identity.reset_request where asked_at > ? order by asked_at",
                (row, _) -> request(row),
                utc(askedAfter));
    }

    /// The request, which only one caller gets.
    Optional<ResetRequest> takeRequest(UUID id, Instant askedAfter) {
        return db
                .query(
                        "delete from identity.reset_request where request_id = ? and asked_at > ? returning *",
                        (row, _) -> request(row),
                        id,
                        utc(askedAfter))
                .stream()
                .findFirst();
    }

    private static ResetRequest request(ResultSet row) throws SQLException {
        return new ResetRequest(
                row.getObject("request_id", UUID.class),
                new ActorId(row.getObject("staff_id", UUID.class)),
                LinkKind.of(row.getString("kind")),
                new ActorId(row.getObject("asked_by", UUID.class)),
                instant(row, "asked_at").orElseThrow());
    }
}
