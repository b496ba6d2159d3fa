package org.bailee.server.console.passkey;

import java.util.List;
import java.util.stream.Collectors;
import org.bailee.server.identity.DoorChallenges;
import org.bailee.server.identity.Passkey;
import org.springframework.security.web.webauthn.api.AttestationConveyancePreference;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialDescriptor;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;

/// What we ask of an authenticator: to keep the passkey itself, and to verify its person each time, for then it is two
/// factors in one.
final class Options {
    private Options() {}

    /// @param allowed any of ours if empty
    static PublicKeyCredentialRequestOptions ask(String site, byte[] challenge, List<Passkey> allowed) {
        return PublicKeyCredentialRequestOptions.builder()
                .challenge(new Bytes(challenge))
                .rpId(site)
                .allowCredentials(described(allowed))
                .userVerification(UserVerificationRequirement.REQUIRED)
                .timeout(DoorChallenges.GOOD_FOR)
                .build();
    }

    /// @param known those the person has, so that a device is not asked twice
    static PublicKeyCredentialCreationOptions make(
            PublicKeyCredentialRpEntity site,
            byte[] challenge,
            PublicKeyCredentialUserEntity who,
            List<Passkey> known) {
        return PublicKeyCredentialCreationOptions.builder()
                .rp(site)
                .user(who)
                .challenge(new Bytes(challenge))
                .pubKeyCredParams(
                        PublicKeyCredentialParameters.EdDSA,
                        PublicKeyCredentialParameters.ES256,
                        PublicKeyCredentialParameters.RS256)
                .excludeCredentials(described(known))
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build())
                // Which make of device somebody owns is nothing we need to know.
                .attestation(AttestationConveyancePreference.NONE)
                .timeout(DoorChallenges.GOOD_FOR)
                .build();
    }

    private static List<PublicKeyCredentialDescriptor> described(List<Passkey> passkeys) {
        return passkeys.stream()
                .map(passkey -> PublicKeyCredentialDescriptor.builder()
                        .type(PublicKeyCredentialType.PUBLIC_KEY)
                        .id(new Bytes(passkey.credentialId()))
                        .transports(KnownPasskeys.transports(passkey))
                        .build())
                .collect(Collectors.toList());
    }
}
