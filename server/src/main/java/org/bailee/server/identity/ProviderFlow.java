package org.bailee.server.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.bailee.server.keys.StaffSecrets;

/// Somebody's way to the identity provider and back: begun in one browser, finished in it, once.
///
/// @param session whose it is, unless it is to begin one
/// @param token the browser's own; of the other three, only `state` goes to it too
/// @param nonce comes back in the token that the provider signs
/// @param verifier shows the provider that who fetches the token is who asked for it (RFC 7636)
public record ProviderFlow(
        ProviderPurpose purpose,
        Optional<SessionId> session,
        Instant begunAt,
        String token,
        String state,
        String nonce,
        String verifier) {
    /// Made of the token and our keys, so that nothing of it has to be kept and a copied table tells nothing.
    static ProviderFlow of(
            ProviderPurpose purpose, Optional<SessionId> session, Instant at, Unguessable token, StaffSecrets secrets) {
        return new ProviderFlow(
                purpose,
                session,
                at,
                token.text(),
                made("provider-state", token, secrets),
                made("provider-nonce", token, secrets),
                made("provider-verifier", token, secrets));
    }

    boolean isState(String shown) {
        return MessageDigest.isEqual(state.getBytes(US_ASCII), shown.getBytes(US_ASCII));
    }

    private static String made(String what, Unguessable token, StaffSecrets secrets) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(secrets.mac(what, token.text().getBytes(US_ASCII)));
    }

    @Override
    public String toString() {
        return "[sealed]";
    }
}
