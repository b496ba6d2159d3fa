package org.bailee.server.identity;

import static org.bailee.server.database.SqlTime.instant;
import static org.bailee.server.database.SqlTime.utc;

import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.bailee.crypto.Corrupt;
import org.bailee.server.keys.StaffSecrets;
import org.bailee.server.shared.ActorId;
import org.springframework.jdbc.core.JdbcTemplate;

/// The SQL about the identity provider: ways to it that were begun, and who is which of its subjects.
///
/// A link is vouched for as a whole: moved to another person in the table, it is corrupt and lets nobody in.
final class ProviderStore {
    private final JdbcTemplate db;
    private final StaffSecrets secrets;

    record FlowRow(ProviderPurpose purpose, Optional<SessionId> session, Instant begunAt) {}

    record Link(ActorId staff, Instant linkedAt) {}

    ProviderStore(JdbcTemplate db, StaffSecrets secrets) {
        this.db = db;
        this.secrets = secrets;
    }

    void insert(byte[] digest, ProviderFlow flow) {
        db.update(
                "insert into identity.provider_flow (digest, purpose, session_id, begun_at) values (?, ?, ?, ?)",
                digest,
                flow.purpose().word(),
                flow.session().map(SessionId::value).orElse(null),
                utc(flow.begunAt()));
    }

    Optional<FlowRow> find(byte[] digest) {
        return db
                .query("select * from identity.provider_flow where digest = ?", (row, _) -> flow(row), (Object) digest)
                .stream()
                .findFirst();
    }

    /// Whether it was still there: whoever takes it second finds none.
    boolean take(byte[] digest) {
        return db.update("delete from identity.provider_flow where digest = ?", (Object) digest) == 1;
    }

    void sweep(Instant begunBefore) {
        db.update("delete from identity.provider_flow where begun_at <= ?", utc(begunBefore));
    }

    /// Stands for a subject of an issuer, and tells neither.
    byte[] subject(String issuer, String subject) {
        return new RowCode().add(issuer).add(subject).under(secrets, "provider-subject");
    }

    /// @throws Corrupt if the row is not as it was written
    Optional<Link> linkOf(byte[] subject) {
        return db
                .query("select * from identity.provider_link where subject = ?", (row, _) -> link(row), (Object)
                        subject)
                .stream()
                .findFirst();
    }

    /// @throws Corrupt if the row is not as it was written
    Optional<Link> linkOf(ActorId staff) {
        return db
                .query("select * from identity.provider_link where staff_id = ?", (row, _) -> link(row), staff.value())
                .stream()
                .findFirst();
    }

    /// Whether there is a link, whatever it looks like.
    boolean hasLink(ActorId staff) {
        return !db.queryForList("select 1 from identity.provider_link where staff_id = ?", staff.value())
                .isEmpty();
    }

    /// Whether it was made; not if the subject has become somebody's at the same moment.
    boolean link(byte[] subject, ActorId staff, Instant at) {
        db.update("insert into identity.provider_past (subject) values (?) on conflict do nothing", (Object) subject);
        return db.update("""
                        insert into identity.provider_link (subject, staff_id, linked_at, mac) values (?, ?, ?, ?)
                        on conflict do nothing
                        """, subject, staff.value(), utc(at), mac(subject, staff, at)) == 1;
    }

    /// Whether the subject is or ever was somebody's.
    boolean wasLinked(byte[] subject) {
        return !db.queryForList("select 1 from identity.provider_past where subject = ?", (Object) subject)
                .isEmpty();
    }

    boolean unlink(ActorId staff) {
        return db.update("delete from identity.provider_link where staff_id = ?", staff.value()) == 1;
    }

    private Link link(ResultSet row) throws SQLException {
        ActorId staff = new ActorId(row.getObject("staff_id", UUID.class));
        Instant at = instant(row, "linked_at").orElseThrow();
        if (!MessageDigest.isEqual(mac(row.getBytes("subject"), staff, at), row.getBytes("mac"))) {
            throw new Corrupt();
        }
        return new Link(staff, at);
    }

    private static FlowRow flow(ResultSet row) throws SQLException {
        return new FlowRow(
                ProviderPurpose.of(row.getString("purpose")),
                Optional.ofNullable(row.getObject("session_id", UUID.class)).map(SessionId::new),
                instant(row, "begun_at").orElseThrow());
    }

    private byte[] mac(byte[] subject, ActorId staff, Instant at) {
        return new RowCode().add(subject).add(staff.toString()).add(at).under(secrets, "provider-link");
    }
}
