package org.bailee.server.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// What an identity provider says of somebody, as an ID token that was verified: signature, issuer, audience, times and
/// nonce. Whoever makes one vouches for that.
///
/// @param subject the provider's own and only name for the person
/// @param name for a new account only; nobody is recognised by it
/// @param acr how strongly the person was recognised, in the provider's own words
/// @param amr by what means
/// @param authenticatedAt when, if the provider tells
public record ProviderStatement(
        String issuer,
        String subject,
        Optional<String> name,
        Optional<String> displayName,
        Set<String> groups,
        Optional<String> acr,
        Set<String> amr,
        Optional<Instant> authenticatedAt) {
    /// All of it is about a person.
    @Override
    public String toString() {
        return "[sealed]";
    }
}
