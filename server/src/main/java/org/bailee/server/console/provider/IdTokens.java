package org.bailee.server.console.provider;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Set;
import org.bailee.server.identity.ProviderRefusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/// Gets an ID token for a code and verifies it, by Spring Security's own means; nothing else is asked of the provider.
final class IdTokens {
    private static final Duration GRACE = Duration.ofMinutes(1);

    /// What a token endpoint may answer instead of a token (RFC 6749, section 5.2). Other words are not repeated.
    private static final Set<String> ANSWERS = Set.of(
            OAuth2ErrorCodes.INVALID_REQUEST,
            OAuth2ErrorCodes.INVALID_CLIENT,
            OAuth2ErrorCodes.INVALID_GRANT,
            OAuth2ErrorCodes.UNAUTHORIZED_CLIENT,
            OAuth2ErrorCodes.UNSUPPORTED_GRANT_TYPE,
            OAuth2ErrorCodes.INVALID_SCOPE,
            OAuth2ErrorCodes.SERVER_ERROR);

    private final ClientRegistration client;
    private final OidcAuthorizationCodeAuthenticationProvider verifier;

    IdTokens(ClientRegistration client, String keys, ClientHttpRequestFactory http, InstantSource clock) {
        this.client = client;
        RestClientAuthorizationCodeTokenResponseClient tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(http)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        // Nobody is asked for more about the person: what counts was signed.
        this.verifier = new OidcAuthorizationCodeAuthenticationProvider(
                tokens, asked -> new DefaultOidcUser(Set.of(), asked.getIdToken()));
        JwtDecoder decoder = decoder(client, keys, http, clock.withZone(ZoneOffset.UTC));
        this.verifier.setJwtDecoderFactory(_ -> decoder);
    }

    /// @return verified: signature, issuer, audience, times, state and nonce
    /// @throws Distrust if any of it is not as it must be, or the provider does not answer
    OidcIdToken redeem(OAuth2AuthorizationExchange exchange) {
        try {
            Authentication known = verifier.authenticate(new OAuth2LoginAuthenticationToken(client, exchange));
            if (known != null && known.getPrincipal() instanceof DefaultOidcUser user) {
                return user.getIdToken();
            }
            throw new Distrust(ProviderRefusal.UNTRUSTED, "no ID token");
        } catch (AuthenticationException | IllegalArgumentException refused) {
            throw distrust(refused);
        }
    }

    private static Distrust distrust(RuntimeException refused) {
        if (isOfTheWire(refused)) {
            return new Distrust(ProviderRefusal.AWAY, "no answer to the code");
        }
        String code = refused instanceof OAuth2AuthenticationException told
                ? told.getError().getErrorCode()
                : "";
        return ANSWERS.contains(code)
                ? new Distrust(ProviderRefusal.PROVIDER, "the code was refused with " + code)
                : new Distrust(ProviderRefusal.UNTRUSTED, "an ID token that does not hold");
    }

    private static JwtDecoder decoder(
            ClientRegistration client, String keys, ClientHttpRequestFactory http, Clock clock) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(keys)
                .restOperations(new RestTemplate(http))
                // Of public keys alone. With a shared secret, who knows the client's secret or takes the public key for
                // one could sign.
                .jwsAlgorithms(algorithms -> algorithms.addAll(Set.of(SignatureAlgorithm.values())))
                .build();
        OidcIdTokenValidator claims = new OidcIdTokenValidator(client);
        claims.setClockSkew(GRACE);
        claims.setClock(clock);
        JwtTimestampValidator times = new JwtTimestampValidator(GRACE);
        times.setClock(clock);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(times, claims));
        decoder.setClaimSetConverter(
                new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        return decoder;
    }

    private static boolean isOfTheWire(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }
}
