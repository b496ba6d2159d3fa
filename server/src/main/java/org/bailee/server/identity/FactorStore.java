package org.bailee.server.identity;

import static org.bailee.server.database.SqlTime.instant;
import static org.bailee.server.database.SqlTime.utc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bailee.server.shared.ActorId;
import org.springframework.jdbc.core.JdbcTemplate;

/// The SQL about time codes and recovery codes.
final class FactorStore {
    record TotpRow(byte[] sealed, Instant addedAt, Optional<Instant> lastUsedAt) {}

    private final JdbcTemplate db;

    FactorStore(JdbcTemplate db) {
        this.db = db;
    }

    void pendingTotp(ActorId staff, byte[] sealed, Instant now) {
        db.update("""
                insert into identity.totp (staff_id, pending, sealed, added_at, last_step) values (?, true, ?, ?, 0)
                on conflict (staff_id, pending) do update
                set sealed = excluded.sealed, added_at = excluded.added_at, last_step = 0
                """, staff.value(), sealed, utc(now));
    }

    Optional<TotpRow> totp(ActorId staff, boolean pending) {
        return db
                .query(
                        "select * from identity.totp where staff_id = ? and pending = ?",
                        (row, _) -> new TotpRow(
                                row.getBytes("sealed"),
                                instant(row, "added_at").orElseThrow(),
                                instant(row, "last_used_at")),
                        staff.value(),
                        pending)
                .stream()
                .findFirst();
    }

    /// Whether this caller is the one who may use the step: it is later than any used before, of this very secret.
    boolean useStep(ActorId staff, boolean pending, byte[] sealed, long step, Instant now) {
        return db.update("""
                        update identity.totp set last_step = ?, last_used_at = ?
                        where staff_id = ? and pending = ? and sealed = ? and last_step < ?
                        """, step, utc(now), staff.value(), pending, sealed, step) == 1;
    }

    void confirmTotp(ActorId staff) {
        db.update("delete from identity.totp where staff_id = ? and not pending", staff.value());
        db.update("update identity.totp set pending = false where staff_id = ?", staff.value());
    }

    boolean deleteTotp(ActorId staff) {
        return db.update("delete from identity.totp where staff_id = ? and not pending", staff.value()) == 1;
    }

    void recoveryCodes(ActorId staff, List<byte[]> digests, Instant now) {
        deleteRecoveryCodes(staff);
        digests.forEach(digest -> db.update(
                "insert into identity.recovery_code (staff_id, digest, made_at) values (?, ?, ?)",
                staff.value(),
                digest,
                utc(now)));
    }

    /// The digests of those not used yet.
    List<byte[]> recoveryCodes(ActorId staff) {
        return db.query(
                "select digest from identity.recovery_code where staff_id = ? and used_at is null",
                (row, _) -> row.getBytes(1),
                staff.value());
    }

    boolean deleteRecoveryCodes(ActorId staff) {
        return db.update("delete from identity.recovery_code where staff_id = ?", staff.value()) > 0;
    }

    boolean useRecoveryCode(ActorId staff, byte[] digest, Instant now) {
        return db.update("""
                        update identity.recovery_code set used_at = ?
                        where staff_id = ? and digest = ? and used_at is null
                        """, utc(now), staff.value(), digest) == 1;
    }

    int recoveryCodesLeft(ActorId staff) {
        return db.query(
                        "select count(*) from identity.recovery_code where staff_id = ? and used_at is null",
                        (row, _) -> row.getInt(1),
                        staff.value())
                .getFirst();
    }
}
