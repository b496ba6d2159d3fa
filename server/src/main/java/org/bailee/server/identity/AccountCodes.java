package org.bailee.server.identity;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bailee.server.keys.StaffSecrets;
import org.bailee.server.shared.ActorId;

/// Vouches for the rows of service accounts, what they may do and whether they were revoked. Without it who can write
/// to the database could give a key of their own every permission.
final class AccountCodes {
    private static final String WHAT = "service-account";

    private final StaffSecrets secrets;

    /// What was found sound: the table is read twice a second, and its rows hardly ever change.
    private final Map<ActorId, byte[]> sound = new ConcurrentHashMap<>();

    AccountCodes(StaffSecrets secrets) {
        this.secrets = secrets;
    }

    /// @throws org.bailee.server.shared.Unavailable while sealed
    byte[] of(byte[] digest, ServiceAccount account) {
        return row(digest, account).under(secrets, WHAT);
    }

    /// Whether the row is as it was written.
    ///
    /// @throws org.bailee.server.shared.Unavailable while sealed, if the row was not seen like this before
    boolean isSound(byte[] digest, ServiceAccount account, byte[] code) {
        byte[] seen = row(digest, account).add(code).bytes();
        if (Arrays.equals(seen, sound.get(account.id()))) {
            return true;
        }
        boolean isSound = MessageDigest.isEqual(of(digest, account), code);
        if (isSound) {
            sound.put(account.id(), seen);
        }
        return isSound;
    }

    /// All but the day it was last used on, which opens nothing.
    private static RowCode row(byte[] digest, ServiceAccount account) {
        return new RowCode()
                .add(digest)
                .add(account.id().toString())
                .add(account.name())
                .add(account.prefix())
                .add(Scope.permissions(account.permissions()))
                .add(Scope.names(account.roles()))
                .add(Scope.names(account.purposes()))
                .add(account.limit().most().map(Object::toString).orElse(""))
                .add(account.madeBy().toString())
                .add(account.createdAt())
                .add(account.expiresAt())
                .add(account.revokedAt());
    }
}
