package org.bailee.server.console.provider;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.bailee.server.identity.OidcSettings;
import org.bailee.server.identity.ProviderRefusal;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/// What the provider says of itself, asked for when first needed and again after an hour or a failure: the server
/// starts without the provider, and is there again when it is.
final class Discovery {
    static final Duration KEPT = Duration.ofHours(1);

    private static final String WELL_KNOWN = "/.well-known/openid-configuration";
    private static final ParameterizedTypeReference<Map<String, Object>> DOCUMENT =
            new ParameterizedTypeReference<>() {};

    private final OidcSettings settings;
    private final ClientHttpRequestFactory http;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Known> known = new AtomicReference<>();

    /// @param namesItself whether it promises to say in each answer who it is (RFC 9207)
    record Known(
            ClientRegistration client, String authorization, IdTokens tokens, boolean namesItself, Instant since) {}

    Discovery(OidcSettings settings, ClientHttpRequestFactory http, InstantSource clock) {
        this.settings = settings;
        this.http = http;
        this.clock = clock;
    }

    /// @throws Distrust if it cannot be reached, or is somebody else
    Known known() {
        Known last = known.get();
        Instant now = clock.instant();
        if (last != null && now.isBefore(last.since().plus(KEPT))) {
            return last;
        }
        Known asked = ask(now);
        known.set(asked);
        return asked;
    }

    private Known ask(Instant now) {
        Map<String, Object> document = document();
        // Exactly, as it will stand in each token (OpenID Connect Discovery 1.0, section 4.3).
        if (!settings.issuer().orElseThrow().equals(document.get("issuer"))) {
            throw new Distrust(ProviderRefusal.UNTRUSTED, "another issuer in the discovery document");
        }
        ClientRegistration client = client(document);
        ClientRegistration.ProviderDetails addresses = client.getProviderDetails();
        String authorization = safe(addresses.getAuthorizationUri());
        safe(addresses.getTokenUri());
        IdTokens tokens = new IdTokens(client, safe(addresses.getJwkSetUri()), http, clock);
        boolean namesItself = Boolean.TRUE.equals(document.get("authorization_response_iss_parameter_supported"));
        return new Known(client, authorization, tokens, namesItself, now);
    }

    private String safe(@Nullable String address) {
        if (address == null || !settings.isSafe(URI.create(address))) {
            throw new Distrust(ProviderRefusal.UNTRUSTED, "an address without https in the discovery document");
        }
        return address;
    }

    private Map<String, Object> document() {
        try {
            Map<String, Object> document = RestClient.builder()
                    .requestFactory(http)
                    .build()
                    .get()
                    .uri(URI.create(settings.issuer().orElseThrow().replaceAll("/$", "") + WELL_KNOWN))
                    .retrieve()
                    .body(DOCUMENT);
            if (document == null) {
                throw new Distrust(ProviderRefusal.AWAY, "an empty discovery document");
            }
            return document;
        } catch (RestClientException failed) {
            throw new Distrust(ProviderRefusal.AWAY, "no discovery document");
        }
    }

    private ClientRegistration client(Map<String, Object> document) {
        try {
            return ClientRegistrations.fromOidcConfiguration(document)
                    .registrationId("provider")
                    .clientId(settings.clientId().orElseThrow())
                    .clientSecret(settings.secret())
                    .redirectUri(settings.redirectUri().orElseThrow())
                    .scope(settings.scopes())
                    .build();
        } catch (RuntimeException malformed) {
            throw new Distrust(ProviderRefusal.UNTRUSTED, "a discovery document that lacks something");
        }
    }
}
