package org.bailee.server.console.provider;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bailee.server.identity.OidcSettings;
import org.bailee.server.identity.ProviderFlow;
import org.bailee.server.identity.ProviderPurpose;
import org.bailee.server.identity.ProviderRefusal;
import org.bailee.server.identity.ProviderStatement;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/// The staff's identity provider, as seen from here: where people are sent, and what it vouches for when they are back.
final class Provider {
    static final Duration SLOWEST = Duration.ofSeconds(10);

    private static final int LONGEST_SUBJECT = 255;
    private static final int MOST_GROUPS = 1000;

    private final OidcSettings settings;
    private final Discovery discovery;

    Provider(OidcSettings settings, InstantSource clock, Duration slowest) {
        this.settings = settings;
        this.discovery = new Discovery(settings, new ProviderHttp(slowest), clock);
    }

    /// Where to send the browser.
    ///
    /// @throws Distrust if the provider is not there, or not who it should be
    URI address(ProviderFlow flow) {
        return URI.create(request(discovery.known(), flow).getAuthorizationRequestUri());
    }

    /// @throws Distrust unless the provider vouches for somebody, in answer to this flow
    ProviderStatement statement(ProviderFlow flow, WayBack back) {
        Discovery.Known known = discovery.known();
        if (back.iss().isEmpty()
                ? known.namesItself()
                : !back.iss().equals(settings.issuer().orElseThrow())) {
            throw new Distrust(ProviderRefusal.UNTRUSTED, "an answer of another issuer");
        }
        if (!back.error().isEmpty()) {
            throw new Distrust(
                    back.error().equals("access_denied") ? ProviderRefusal.CANCELLED : ProviderRefusal.PROVIDER,
                    "an error instead of a code");
        }
        if (back.code().isEmpty()) {
            throw new Distrust(ProviderRefusal.UNTRUSTED, "an answer without code");
        }
        OAuth2AuthorizationRequest request = request(known, flow);
        OAuth2AuthorizationResponse response = OAuth2AuthorizationResponse.success(back.code())
                .redirectUri(settings.redirectUri().orElseThrow())
                .state(back.state())
                .build();
        return statement(known.tokens().redeem(new OAuth2AuthorizationExchange(request, response)));
    }

    private OAuth2AuthorizationRequest request(Discovery.Known known, ProviderFlow flow) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(known.authorization())
                .clientId(known.client().getClientId())
                .redirectUri(settings.redirectUri().orElseThrow())
                .scopes(known.client().getScopes())
                .state(flow.state())
                .attributes(Map.of(
                        OidcParameterNames.NONCE, flow.nonce(), PkceParameterNames.CODE_VERIFIER, flow.verifier()))
                .additionalParameters(more -> {
                    more.put(OidcParameterNames.NONCE, sha256(flow.nonce()));
                    more.put(PkceParameterNames.CODE_CHALLENGE, sha256(flow.verifier()));
                    more.put(PkceParameterNames.CODE_CHALLENGE_METHOD, "S256");
                    if (!settings.acr().isEmpty()) {
                        more.put("acr_values", String.join(" ", settings.acr()));
                    }
                    if (flow.purpose() == ProviderPurpose.STEP_UP) {
                        more.put("prompt", "login");
                        more.put("max_age", "0");
                    }
                })
                .build();
    }

    private ProviderStatement statement(OidcIdToken token) {
        String subject = Optional.ofNullable(token.getSubject())
                .filter(sub -> !sub.isBlank() && sub.length() <= LONGEST_SUBJECT)
                .orElseThrow(() -> new Distrust(ProviderRefusal.UNTRUSTED, "an ID token without subject"));
        return new ProviderStatement(
                settings.issuer().orElseThrow(),
                subject,
                text(token, "preferred_username").or(() -> text(token, "email")),
                text(token, "name"),
                texts(token.getClaim(settings.groupsClaim())),
                text(token, "acr"),
                texts(token.getClaim("amr")),
                instant(token.getClaim("auth_time")));
    }

    private static Optional<String> text(OidcIdToken token, String claim) {
        return token.getClaim(claim) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    /// A list, or a single one.
    private static Set<String> texts(@Nullable Object claim) {
        Set<String> texts = new TreeSet<>();
        if (claim instanceof Collection<?> many) {
            many.stream().limit(MOST_GROUPS).forEach(each -> {
                if (each instanceof String text) {
                    texts.add(text);
                }
            });
        } else if (claim instanceof String one) {
            texts.add(one);
        }
        return texts;
    }

    private static Optional<Instant> instant(@Nullable Object claim) {
        return claim instanceof Instant at ? Optional.of(at) : Optional.empty();
    }

    private static String sha256(String text) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
