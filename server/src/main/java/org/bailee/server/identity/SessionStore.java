package org.bailee.server.identity;

import static org.bailee.server.database.SqlTime.instant;
import static org.bailee.server.database.SqlTime.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.shared.ActorId;
import org.springframework.jdbc.core.JdbcTemplate;

/// The SQL about sessions.
final class SessionStore {
    private static final String ALL =
            "select session.*, staff.* from identity.session join identity.staff using (staff_id) ";

    private final JdbcTemplate db;

    SessionStore(JdbcTemplate db) {
        this.db = db;
    }

    void insert(Session session) {
        db.update(
                """
                insert into identity.session
                    (digest, session_id, staff_id, began_at, seen_at, factors, source, link_digest)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                session.digest(),
                session.id().value(),
                session.staff().id().value(),
                utc(session.beganAt()),
                utc(session.seenAt()),
                Factor.write(session.factors()),
                session.source(),
                session.link().orElse(null));
    }

    Optional<Session> find(byte[] digest) {
        return db.query(ALL + "where digest = ?", (row, _) -> session(row), digest).stream()
                .findFirst();
    }

    Optional<Session> find(SessionId id) {
        return db.query(ALL + "where session_id = ?", (row, _) -> session(row), id.value()).stream()
                .findFirst();
    }

    List<Session> of(ActorId staff) {
        return db.query(ALL + "where staff_id = ? order by seen_at desc", (row, _) -> session(row), staff.value());
    }

    void seen(byte[] digest, Instant now) {
        db.update("update identity.session set seen_at = ? where digest = ?", utc(now), digest);
    }

    /// Whether the session was still there to be given a new token.
    boolean renew(byte[] before, byte[] after, Map<Factor, Instant> factors, String source, Instant now) {
        return db.update("""
                        update identity.session
                        set digest = ?, factors = ?, source = ?, seen_at = ?, challenge = null
                        where digest = ?
                        """, after, Factor.write(factors), source, utc(now), before) == 1;
    }

    boolean challenge(byte[] digest, byte[] challenge) {
        return db.update("update identity.session set challenge = ? where digest = ?", challenge, digest) == 1;
    }

    /// The challenge, which only one caller gets.
    Optional<byte[]> takeChallenge(byte[] digest) {
        return db.query("""
                        update identity.session set challenge = null
                        from (select challenge as taken, digest as of_session from identity.session
                              where digest = ? for update) as before
                        where digest = before.of_session and challenge is not null
                        returning before.taken
                        """, (row, _) -> Optional.ofNullable(row.getBytes(1)), (Object) digest).stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    boolean newPassword(byte[] digest, byte[] sealed) {
        return db.update("update identity.session set new_password = ? where digest = ?", sealed, digest) == 1;
    }

    /// Whether it was there to be ended.
    boolean end(byte[] digest) {
        return db.update("delete from identity.session where digest = ?", (Object) digest) == 1;
    }

    int endAllOf(ActorId staff) {
        return db.update("delete from identity.session where staff_id = ?", staff.value());
    }

    int endOthersOf(ActorId staff, byte[] butThis) {
        return db.update("delete from identity.session where staff_id = ? and digest <> ?", staff.value(), butThis);
    }

    void sweep(Instant beganBefore, Instant seenBefore) {
        db.update(
                "delete from identity.session where began_at <= ? or seen_at <= ?", utc(beganBefore), utc(seenBefore));
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(
                new SessionId(row.getObject("session_id", UUID.class)),
                row.getBytes("digest"),
                StaffStore.member(row),
                instant(row, "began_at").orElseThrow(),
                instant(row, "seen_at").orElseThrow(),
                Factor.read(row.getString("factors")),
                row.getString("source"),
                Optional.ofNullable(row.getBytes("link_digest")),
                Optional.ofNullable(row.getBytes("new_password")));
    }
}
