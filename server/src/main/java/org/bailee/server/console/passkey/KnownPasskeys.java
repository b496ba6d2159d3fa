package org.bailee.server.console.passkey;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bailee.server.identity.Passkey;
import org.bailee.server.identity.Passkeys;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;

/// What `identity` keeps of passkeys, as Spring asks for it. Adds and removes none: its own doors do, with their rules.
final class KnownPasskeys implements UserCredentialRepository {
    private final Passkeys passkeys;

    KnownPasskeys(Passkeys passkeys) {
        this.passkeys = passkeys;
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes id) {
        return passkeys.find(id.getBytes()).map(this::written).orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return passkeys.owner(handle.getBytes())
                .map(owner ->
                        passkeys.of(owner.id()).stream().map(this::written).toList())
                .orElse(List.of());
    }

    /// After a verified use. A new one is not written here but by whoever asked for it.
    @Override
    public void save(CredentialRecord used) {
        passkeys.find(used.getCredentialId().getBytes()).ifPresent(known -> {
            if (!passkeys.used(after(known, used))) {
                throw new CountedBackwards();
            }
        });
    }

    @Override
    public void delete(Bytes id) {
        throw new UnsupportedOperationException("A passkey is removed by its owner, who keeps another factor.");
    }

    private CredentialRecord written(Passkey passkey) {
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(passkey.credentialId()))
                .userEntityUserId(new Bytes(passkeys.handle(passkey.staff())))
                .publicKey(new ImmutablePublicKeyCose(passkey.publicKey()))
                .signatureCount(passkey.signCount())
                .uvInitialized(passkey.uvInitialized())
                .backupEligible(passkey.backupEligible())
                .backupState(passkey.backupState())
                .transports(transports(passkey))
                .attestationObject(new Bytes(passkey.attestation().orElseThrow()))
                .attestationClientDataJSON(new Bytes(passkey.clientData().orElseThrow()))
                .label(passkey.label())
                .created(passkey.createdAt())
                .lastUsed(passkey.lastUsedAt())
                .build();
    }

    static Set<AuthenticatorTransport> transports(Passkey passkey) {
        return passkey.transports().stream()
                .map(AuthenticatorTransport::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Passkey after(Passkey known, CredentialRecord used) {
        return new Passkey(
                known.credentialId(),
                known.staff(),
                known.publicKey(),
                used.getSignatureCount(),
                known.uvInitialized(),
                known.backupEligible(),
                used.isBackupState(),
                known.transports(),
                known.attestation(),
                known.clientData(),
                known.label(),
                known.createdAt(),
                used.getLastUsed());
    }
}
