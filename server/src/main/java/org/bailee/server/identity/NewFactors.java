package org.bailee.server.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.bailee.server.identity.SecondFactor.NewPasskey;
import org.bailee.server.identity.SecondFactor.NewTotp;
import org.bailee.server.identity.SecondFactor.OwnPasskey;
import org.bailee.server.identity.SecondFactor.OwnRecoveryCode;
import org.bailee.server.identity.SecondFactor.OwnTotp;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Denied;

/// Puts second factors in place, or checks those that are there. Always within the caller's transaction.
final class NewFactors {
    private final Parts parts;

    NewFactors(Parts parts) {
        this.parts = parts;
    }

    boolean isNew(SecondFactor factor) {
        return factor instanceof NewTotp || factor instanceof NewPasskey;
    }

    boolean isPasskey(SecondFactor factor) {
        return factor instanceof NewPasskey || factor instanceof OwnPasskey;
    }

    /// What was shown; empty if it was not right. A new factor takes the place of all there were.
    Optional<Factor> apply(StaffMember who, SecondFactor factor) {
        ActorId staff = who.id();
        return switch (factor) {
            case NewTotp(String code) -> {
                if (!parts.totp().confirm(staff, code)) {
                    yield Optional.empty();
                }
                parts.passkeys().deleteAll(staff);
                yield Optional.of(Factor.TOTP);
            }
            case NewPasskey(Passkey passkey) -> {
                parts.factors().deleteTotp(staff);
                parts.passkeys().deleteAll(staff);
                add(staff, passkey);
                yield Optional.of(Factor.PASSKEY);
            }
            case OwnTotp(String code) -> parts.totp().accept(staff, code) ? Optional.of(Factor.TOTP) : Optional.empty();
            case OwnRecoveryCode(String code) ->
                parts.recoveryCodes().accept(who, code) ? Optional.of(Factor.RECOVERY) : Optional.empty();
            case OwnPasskey(byte[] id) ->
                parts.passkeys()
                        .find(id)
                        .filter(passkey -> passkey.staff().equals(staff))
                        .map(_ -> Factor.PASSKEY);
        };
    }

    /// @throws Conflict if the credential is known already, be it another person's
    void add(ActorId staff, Passkey passkey) {
        if (!passkey.staff().equals(staff) || !passkey.uvInitialized()) {
            throw new Denied(
                    "passkey.not-yours",
                    "This passkey was not made for you, or did not verify you.",
                    "Make one that asks for a PIN, a finger or a face.");
        }
        StaffRules.mustBeLabel(passkey.label());
        if (!parts.passkeys().insert(stored(passkey))) {
            throw new Conflict(
                    "passkey.known", "This passkey is known already.", "Use it to sign in, or make another.");
        }
    }

    /// In milliseconds: what is vouched for must read back the same.
    static Passkey stored(Passkey key) {
        return new Passkey(
                key.credentialId(),
                key.staff(),
                key.publicKey(),
                key.signCount(),
                key.uvInitialized(),
                key.backupEligible(),
                key.backupState(),
                key.transports(),
                key.attestation(),
                key.clientData(),
                key.label().strip(),
                millis(key.createdAt()),
                millis(key.lastUsedAt()));
    }

    private static Instant millis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
