package org.bailee.server.console.passkey;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// WebAuthn's own JSON (level 3, section 5.1.8 and following), which browsers read and write.
final class AuthenticatorJson {
    /// Many times what any authenticator has to say.
    private static final int LONGEST = 64 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new WebauthnJacksonModule())
            .changeDefaultPropertyInclusion(include -> include.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private AuthenticatorJson() {}

    static String write(Object options) {
        return JSON.writeValueAsString(options);
    }

    /// @throws IllegalArgumentException if something is missing
    static PublicKeyCredential<AuthenticatorAssertionResponse> shown(String json) {
        PublicKeyCredential<AuthenticatorAssertionResponse> shown = read(json, AuthenticatorAssertionResponse.class);
        mustBeThere(shown.getResponse().getAuthenticatorData());
        mustBeThere(shown.getResponse().getSignature());
        return shown;
    }

    /// @throws IllegalArgumentException if something is missing
    static PublicKeyCredential<AuthenticatorAttestationResponse> made(String json) {
        PublicKeyCredential<AuthenticatorAttestationResponse> made = read(json, AuthenticatorAttestationResponse.class);
        mustBeThere(made.getResponse().getAttestationObject());
        return made;
    }

    private static <R extends AuthenticatorResponse> PublicKeyCredential<R> read(String json, Class<R> response) {
        if (json.length() > LONGEST) {
            throw new IllegalArgumentException("No authenticator says as much.");
        }
        PublicKeyCredential<R> read = JSON.readValue(
                json, JSON.getTypeFactory().constructParametricType(PublicKeyCredential.class, response));
        mustBeThere(read);
        mustBeThere(read.getRawId());
        mustBeThere(read.getResponse());
        mustBeThere(read.getResponse().getClientDataJSON());
        return read;
    }

    private static void mustBeThere(Object part) {
        if (part == null) {
            throw new IllegalArgumentException("An authenticator's answer lacks a part.");
        }
    }
}
