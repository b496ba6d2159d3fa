package org.bailee.server.console.passkey;

import org.bailee.server.identity.Passkeys;
import org.bailee.server.identity.StaffMember;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;

/// Members of staff as Spring asks for them. Makes and removes none.
final class KnownOwners implements PublicKeyCredentialUserEntityRepository {
    private final Passkeys passkeys;

    KnownOwners(Passkeys passkeys) {
        this.passkeys = passkeys;
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return passkeys.owner(handle.getBytes()).map(this::entity).orElse(null);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String signInName) {
        return passkeys.owner(signInName).map(this::entity).orElse(null);
    }

    @Override
    public void save(PublicKeyCredentialUserEntity owner) {
        throw new UnsupportedOperationException("Nobody becomes a member of staff by a passkey.");
    }

    @Override
    public void delete(Bytes handle) {
        throw new UnsupportedOperationException("Nobody leaves by a passkey.");
    }

    PublicKeyCredentialUserEntity entity(StaffMember staff) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(new Bytes(passkeys.handle(staff.id())))
                .name(staff.name())
                .displayName(staff.displayName())
                .build();
    }
}
