package org.bailee.server.console.passkey;

import com.webauthn4j.util.exception.WebAuthnException;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bailee.server.console.passkey.Checked.Copied;
import org.bailee.server.console.passkey.Checked.NotVerified;
import org.bailee.server.console.passkey.Checked.Verified;
import org.bailee.server.identity.Passkey;
import org.bailee.server.identity.Passkeys;
import org.bailee.server.identity.StaffMember;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import tools.jackson.core.JacksonException;

/// Asks browsers for passkeys and checks what they answer. Lets nobody in: the doors of `identity` do.
public final class Ceremonies {
    private final RelyingParty party;
    private final Passkeys passkeys;
    private final InstantSource clock;

    Ceremonies(RelyingParty party, Passkeys passkeys, InstantSource clock) {
        this.party = party;
        this.passkeys = passkeys;
        this.clock = clock;
    }

    /// What a browser hands to `navigator.credentials.get` when nothing is known of its person.
    public String ask(byte[] challenge) {
        return AuthenticatorJson.write(Options.ask(party.site(), challenge, List.of()));
    }

    /// What it hands there when only this person's will do.
    public String ask(byte[] challenge, StaffMember whose) {
        return AuthenticatorJson.write(Options.ask(party.site(), challenge, passkeys.of(whose.id())));
    }

    /// What it hands to `navigator.credentials.create`.
    public String make(byte[] challenge, StaffMember owner) {
        return AuthenticatorJson.write(
                Options.make(party.entity(), challenge, party.owners().entity(owner), passkeys.of(owner.id())));
    }

    /// @param challenge that was asked with, taken from where it was kept
    /// @param answer of the browser, as JSON
    /// @throws org.bailee.crypto.Corrupt if the passkey's row is not as it was written
    public Checked check(byte[] challenge, String answer) {
        try {
            PublicKeyCredential<AuthenticatorAssertionResponse> shown = AuthenticatorJson.shown(answer);
            byte[] id = shown.getRawId().getBytes();
            if (!isHandleOfOwner(shown)) {
                return new NotVerified();
            }
            try {
                party.operations()
                        .authenticate(new RelyingPartyAuthenticationRequest(
                                Options.ask(party.site(), challenge, List.of()), shown));
                return new Verified(id);
            } catch (MaliciousCounterValueException | CountedBackwards backwards) {
                return new Copied(id);
            }
        } catch (WebAuthnException | JacksonException | IllegalArgumentException notVerified) {
            return new NotVerified();
        }
    }

    /// A new passkey whose making was verified; empty if it was not. Not kept yet.
    ///
    /// @param label what its owner calls it
    public Optional<Passkey> made(byte[] challenge, StaffMember owner, String answer, String label) {
        try {
            PublicKeyCredential<AuthenticatorAttestationResponse> made = AuthenticatorJson.made(answer);
            CredentialRecord verified = party.operations()
                    .registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                            Options.make(
                                    party.entity(), challenge, party.owners().entity(owner), List.of()),
                            new RelyingPartyPublicKey(made, label)));
            return Optional.of(passkey(verified, owner, label));
        } catch (WebAuthnException | JacksonException | IllegalArgumentException notVerified) {
            return Optional.empty();
        }
    }

    /// An authenticator that tells whom it takes its person for must be right (WebAuthn level 3, section 7.2, step 6).
    private boolean isHandleOfOwner(PublicKeyCredential<AuthenticatorAssertionResponse> shown) {
        return passkeys.find(shown.getRawId().getBytes())
                .filter(known -> shown.getResponse().getUserHandle() == null
                        || Arrays.equals(
                                shown.getResponse().getUserHandle().getBytes(), passkeys.handle(known.staff())))
                .isPresent();
    }

    private Passkey passkey(CredentialRecord record, StaffMember owner, String label) {
        return new Passkey(
                record.getCredentialId().getBytes(),
                owner.id(),
                record.getPublicKey().getBytes(),
                record.getSignatureCount(),
                record.isUvInitialized(),
                record.isBackupEligible(),
                record.isBackupState(),
                record.getTransports().stream()
                        .map(AuthenticatorTransport::getValue)
                        .collect(Collectors.toUnmodifiableSet()),
                Optional.ofNullable(record.getAttestationObject()).map(bytes -> bytes.getBytes()),
                Optional.ofNullable(record.getAttestationClientDataJSON()).map(bytes -> bytes.getBytes()),
                label,
                clock.instant(),
                clock.instant());
    }
}
