package org.bailee.server.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.bailee.server.shared.ActorId;

/// A passkey's public side, as WebAuthn level 3 describes it. The private one never leaves its owner's device.
///
/// @param publicKey in COSE form
/// @param uvInitialized whether the person was verified by it
/// @param transports such as `internal` or `usb`
/// @param label what its owner calls it
public record Passkey(
        byte[] credentialId,
        ActorId staff,
        byte[] publicKey,
        long signCount,
        boolean uvInitialized,
        boolean backupEligible,
        boolean backupState,
        Set<String> transports,
        Optional<byte[]> attestation,
        Optional<byte[]> clientData,
        String label,
        Instant createdAt,
        Instant lastUsedAt) {
    Passkey called(String other) {
        return new Passkey(
                credentialId,
                staff,
                publicKey,
                signCount,
                uvInitialized,
                backupEligible,
                backupState,
                transports,
                attestation,
                clientData,
                other,
                createdAt,
                lastUsedAt);
    }

    @Override
    public String toString() {
        return "Passkey of " + staff;
    }
}
