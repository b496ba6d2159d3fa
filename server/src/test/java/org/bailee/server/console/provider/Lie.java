package org.bailee.server.console.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bailee.server.testing.FakeProvider;

/// What somebody who would be somebody else might put into an ID token, or how they might sign it.
// Lambdas that hold nothing do not change.
@SuppressWarnings("ImmutableEnumChecker")
enum Lie {
    ANOTHER_ISSUER(claims -> claims.issuer("https://evil.example/realm")),
    ISSUER_WITH_A_SLASH(claims -> claims.issuer(claims.getClaims().get("iss") + "/")),
    NO_ISSUER(claims -> claims.issuer(null)),
    ANOTHER_AUDIENCE(claims -> claims.audience("shop")),
    NO_AUDIENCE(claims -> claims.audience((String) null)),
    SEVERAL_AUDIENCES_AND_NO_AZP(claims -> claims.audience(List.of(FakeProvider.CLIENT, "shop"))),
    SEVERAL_AUDIENCES_AND_ANOTHER_AZP(
            claims -> claims.audience(List.of(FakeProvider.CLIENT, "shop")).claim("azp", "shop")),
    ANOTHER_AZP(claims -> claims.claim("azp", "shop")),
    ANOTHER_NONCE(claims -> claims.claim("nonce", "n")),
    NO_NONCE(claims -> claims.claim("nonce", null)),
    EXPIRED(claims -> claims.expirationTime(moved(claims, "iat", -120))),
    NEVER_EXPIRING(claims -> claims.expirationTime(null)),
    OF_THE_FUTURE(claims -> claims.issueTime(moved(claims, "iat", 120))),
    NOT_BEFORE_LATER(claims -> claims.notBeforeTime(moved(claims, "iat", 120))),
    NOT_ISSUED(claims -> claims.issueTime(null)),
    NO_SUBJECT(claims -> claims.subject(null)),
    AN_EMPTY_SUBJECT(claims -> claims.subject("")),
    AN_ENDLESS_SUBJECT(claims -> claims.subject("s".repeat(256))),
    UNSIGNED(claims -> {}, claims -> new PlainJWT(claims).serialize()),
    SIGNED_WITH_THE_CLIENT_SECRET(claims -> {}, claims -> mac(claims, FakeProvider.SECRET.getBytes(UTF_8))),
    SIGNED_WITH_THE_PUBLIC_KEY(claims -> {}, claims -> {
        try {
            return mac(claims, FakeProvider.KEY.toRSAPublicKey().getEncoded());
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }),
    SIGNED_BY_ANOTHER(claims -> {}, claims -> signed(claims, "another")),
    SIGNED_BY_ANOTHER_UNDER_ITS_NAME(claims -> {}, claims -> signed(claims, FakeProvider.KEY.getKeyID())),
    WITH_ITS_SIGNATURE_CUT_OFF(claims -> {}, claims -> {
        String whole = FakeProvider.signed(claims, FakeProvider.KEY, JWSAlgorithm.RS256);
        return whole.substring(0, whole.lastIndexOf('.') + 1);
    }),
    CHANGED_AFTERWARDS(claims -> {}, claims -> {
        String[] whole = FakeProvider.signed(claims, FakeProvider.KEY, JWSAlgorithm.RS256)
                .split("\\.");
        String other = new JWTClaimsSet.Builder(claims)
                .subject("somebody-else")
                .build()
                .toString();
        return whole[0] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(other.getBytes(UTF_8)) + "."
                + whole[2];
    }),
    NO_TOKEN(claims -> {}, claims -> "not.a.token");

    private final Consumer<JWTClaimsSet.Builder> claims;
    private final Function<JWTClaimsSet, String> signature;

    Lie(Consumer<JWTClaimsSet.Builder> claims) {
        this(claims, claimed -> FakeProvider.signed(claimed, FakeProvider.KEY, JWSAlgorithm.RS256));
    }

    Lie(Consumer<JWTClaimsSet.Builder> claims, Function<JWTClaimsSet, String> signature) {
        this.claims = claims;
        this.signature = signature;
    }

    private static Date moved(JWTClaimsSet.Builder claims, String from, long seconds) {
        return Date.from(Objects.requireNonNull((Date) claims.getClaims().get(from))
                .toInstant()
                .plusSeconds(seconds));
    }

    private static String mac(JWTClaimsSet claims, byte[] secret) {
        try {
            return FakeProvider.signed(claims, new MACSigner(secret), JWSAlgorithm.HS256, FakeProvider.KEY.getKeyID());
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String signed(JWTClaimsSet claims, String keyId) {
        return FakeProvider.signed(claims, FakeProvider.key(keyId), JWSAlgorithm.RS256);
    }

    Consumer<JWTClaimsSet.Builder> claims() {
        return claims;
    }

    Function<JWTClaimsSet, String> signature() {
        return signature;
    }
}
