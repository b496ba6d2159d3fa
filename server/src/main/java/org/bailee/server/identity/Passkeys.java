package org.bailee.server.identity;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.shared.ActorId;

/// What verifying a passkey needs to know. Lets nobody in: [SignIn] does, and [Factors] adds and removes.
public final class Passkeys {
    private static final int HANDLE = 16;

    private final PasskeyStore store;
    private final StaffStore staff;

    Passkeys(PasskeyStore store, StaffStore staff) {
        this.store = store;
        this.staff = staff;
    }

    /// @throws org.bailee.crypto.Corrupt if the row is not as it was written
    public Optional<Passkey> find(byte[] credentialId) {
        return store.find(credentialId);
    }

    /// @throws org.bailee.crypto.Corrupt if a row is not as it was written
    public List<Passkey> of(ActorId owner) {
        return store.of(owner);
    }

    /// Writes what a verified assertion changed: count, backup, time of use. Never whose it is, nor its key.
    /// Two answers verified at the same moment were held against the same count: only here, where it is written,
    /// can the second be found to be no higher.
    ///
    /// @return whether its count is above the one kept, or both are 0
    public boolean used(Passkey passkey) {
        return store.find(passkey.credentialId())
                .filter(known -> known.staff().equals(passkey.staff()))
                .filter(known -> store.used(NewFactors.stored(new Passkey(
                        known.credentialId(),
                        known.staff(),
                        known.publicKey(),
                        passkey.signCount(),
                        passkey.uvInitialized(),
                        known.backupEligible(),
                        passkey.backupState(),
                        known.transports(),
                        known.attestation(),
                        known.clientData(),
                        known.label(),
                        known.createdAt(),
                        passkey.lastUsedAt()))))
                .isPresent();
    }

    /// The user handle that a passkey knows its owner by: tells nothing of them.
    public byte[] handle(ActorId owner) {
        return ByteBuffer.allocate(HANDLE)
                .putLong(owner.value().getMostSignificantBits())
                .putLong(owner.value().getLeastSignificantBits())
                .array();
    }

    public Optional<StaffMember> owner(byte[] handle) {
        if (handle.length != HANDLE) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(handle);
        return staff.find(new ActorId(new UUID(bytes.getLong(), bytes.getLong())));
    }

    /// Whoever has this sign-in name, however it is written.
    public Optional<StaffMember> owner(String signInName) {
        return NormalName.parse(signInName).flatMap(staff::named);
    }
}
