package org.bailee.server.console.passkey;

import java.util.concurrent.atomic.AtomicReference;
import org.bailee.server.identity.Passkeys;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;

/// This server as authenticators know it, as soon as it listens: where that is may be its own choice.
final class RelyingParty implements ApplicationListener<WebServerInitializedEvent> {
    private final PasskeySettings settings;
    private final KnownPasskeys known;
    private final KnownOwners owners;
    private final AtomicReference<WebAuthnRelyingPartyOperations> operations = new AtomicReference<>();

    RelyingParty(PasskeySettings settings, Passkeys passkeys) {
        this.settings = settings;
        this.known = new KnownPasskeys(passkeys);
        this.owners = new KnownOwners(passkeys);
    }

    @Override
    public void onApplicationEvent(WebServerInitializedEvent event) {
        operations.set(new Webauthn4JRelyingPartyOperations(
                owners, known, entity(), settings.allowed(event.getWebServer().getPort())));
    }

    String site() {
        return settings.name();
    }

    PublicKeyCredentialRpEntity entity() {
        return PublicKeyCredentialRpEntity.builder().id(site()).name("Bailee").build();
    }

    KnownOwners owners() {
        return owners;
    }

    WebAuthnRelyingPartyOperations operations() {
        WebAuthnRelyingPartyOperations known = operations.get();
        if (known == null) {
            throw new IllegalStateException("No request can come before the server listens.");
        }
        return known;
    }
}
