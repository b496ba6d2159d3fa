package org.bailee.server.identity;

import static org.bailee.server.database.SqlTime.instant;
import static org.bailee.server.database.SqlTime.utc;

import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.bailee.crypto.Corrupt;
import org.bailee.server.keys.StaffSecrets;
import org.bailee.server.shared.ActorId;
import org.springframework.jdbc.core.JdbcTemplate;

/// The SQL about passkeys. Every row bears a code over all of it, so that who can write the table cannot plant a
/// key.
final class PasskeyStore {
    private final JdbcTemplate db;
    private final StaffSecrets secrets;

    PasskeyStore(JdbcTemplate db, StaffSecrets secrets) {
        this.db = db;
        this.secrets = secrets;
    }

    /// Whether it was inserted; not if the credential is known already.
    boolean insert(Passkey passkey) {
        return db.update(
                        """
                        insert into identity.passkey (credential_id, staff_id, public_key, sign_count, uv_initialized,
                            backup_eligible, backup_state, transports, attestation, client_data, label, created_at,
                            last_used_at, mac)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                        """,
                        passkey.credentialId(),
                        passkey.staff().value(),
                        passkey.publicKey(),
                        passkey.signCount(),
                        passkey.uvInitialized(),
                        passkey.backupEligible(),
                        passkey.backupState(),
                        Scope.names(passkey.transports()),
                        passkey.attestation().orElse(null),
                        passkey.clientData().orElse(null),
                        passkey.label(),
                        utc(passkey.createdAt()),
                        utc(passkey.lastUsedAt()),
                        mac(passkey))
                == 1;
    }

    /// Writes what a use changes, if the count went up or is not counted at all: asked where it is written, so that
    /// of two uses at the same moment one is seen to be no higher than the other.
    boolean used(Passkey passkey) {
        return db.update(
                        "update identity.passkey set sign_count = ?, uv_initialized = ?, backup_state = ?, label = ?,"
                                + " last_used_at = ?, mac = ? where credential_id = ?"
                                + " and (sign_count < ? or sign_count = 0 and ? = 0)",
                        passkey.signCount(),
                        passkey.uvInitialized(),
                        passkey.backupState(),
                        passkey.label(),
                        utc(passkey.lastUsedAt()),
                        mac(passkey),
                        passkey.credentialId(),
                        passkey.signCount(),
                        passkey.signCount())
                == 1;
    }

    /// Calls it something else, if it was not used meanwhile: the code is over the row as it was read.
    boolean rename(Passkey passkey) {
        return db.update(
                        "update identity.passkey set label = ?, mac = ?"
                                + " where credential_id = ? and sign_count = ? and last_used_at = ?",
                        passkey.label(),
                        mac(passkey),
                        passkey.credentialId(),
                        passkey.signCount(),
                        utc(passkey.lastUsedAt()))
                == 1;
    }

    /// @throws Corrupt if the row is not as it was written
    Optional<Passkey> find(byte[] credentialId) {
        return db
                .query("select * from identity.passkey where credential_id = ?", (row, _) -> verified(row), (Object)
                        credentialId)
                .stream()
                .findFirst();
    }

    /// Oldest first.
    ///
    /// @throws Corrupt if a row is not as it was written
    List<Passkey> of(ActorId staff) {
        return db.query(
                "select * from identity.passkey where staff_id = ? order by created_at, credential_id",
                (row, _) -> verified(row),
                staff.value());
    }

    boolean delete(ActorId staff, byte[] credentialId) {
        return db.update(
                        "delete from identity.passkey where staff_id = ? and credential_id = ?",
                        staff.value(),
                        credentialId)
                == 1;
    }

    /// Whatever they look like.
    List<byte[]> idsOf(ActorId staff) {
        return db.query(
                "select credential_id from identity.passkey where staff_id = ? order by credential_id",
                (row, _) -> row.getBytes("credential_id"),
                staff.value());
    }

    boolean deleteAll(ActorId staff) {
        return db.update("delete from identity.passkey where staff_id = ?", staff.value()) > 0;
    }

    private Passkey verified(ResultSet row) throws SQLException {
        Passkey passkey = new Passkey(
                row.getBytes("credential_id"),
                new ActorId(row.getObject("staff_id", UUID.class)),
                row.getBytes("public_key"),
                row.getLong("sign_count"),
                row.getBoolean("uv_initialized"),
                row.getBoolean("backup_eligible"),
                row.getBoolean("backup_state"),
                names(row.getString("transports")),
                Optional.ofNullable(row.getBytes("attestation")),
                Optional.ofNullable(row.getBytes("client_data")),
                row.getString("label"),
                instant(row, "created_at").orElseThrow(),
                instant(row, "last_used_at").orElseThrow());
        if (!MessageDigest.isEqual(mac(passkey), row.getBytes("mac"))) {
            throw new Corrupt();
        }
        return passkey;
    }

    private byte[] mac(Passkey passkey) {
        return new RowCode()
                .add(passkey.credentialId())
                .add(passkey.staff().toString())
                .add(passkey.publicKey())
                .add(passkey.signCount())
                .add(passkey.uvInitialized())
                .add(passkey.backupEligible())
                .add(passkey.backupState())
                .add(Scope.names(passkey.transports()))
                .add(passkey.attestation().orElse(new byte[0]))
                .add(passkey.clientData().orElse(new byte[0]))
                .add(passkey.label())
                .add(passkey.createdAt())
                .add(passkey.lastUsedAt())
                .under(secrets, "passkey");
    }

    private static Set<String> names(String text) {
        Set<String> names = new TreeSet<>(Arrays.asList(text.split(" ")));
        names.remove("");
        return names;
    }
}
