package org.bailee.server.console.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.bailee.server.identity.OidcSettings;
import org.bailee.server.identity.ProviderFlow;
import org.bailee.server.identity.ProviderPurpose;
import org.bailee.server.identity.ProviderRefusal;
import org.bailee.server.identity.ProviderStatement;
import org.bailee.server.testing.FakeProvider;
import org.bailee.server.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a provider that lies, or somebody in its place, cannot make us believe.
class ProviderTests {
    private static final String BACK = "https://bailee.example" + OidcSettings.WAY_BACK;

    private final TestClock clock = new TestClock();
    private final FakeProvider fake = new FakeProvider(clock);
    private final ProviderFlow flow = flow(ProviderPurpose.SIGN_IN, "a");
    private Provider provider;

    @TempDir
    private Path folder;

    @BeforeEach
    void set() throws IOException {
        provider = provider(fake.issuer(), Duration.ofSeconds(10));
    }

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void believesATokenThatHolds() {
        fake.subject("somebody")
                .claims(claims -> claims.claim("groups", List.of("Support", "All"))
                        .claim("preferred_username", "mona")
                        .claim("name", "Mona")
                        .claim("acr", "gold")
                        .claim("amr", List.of("pwd", "mfa"))
                        .claim("auth_time", clock.instant().getEpochSecond() - 60));
        ProviderStatement said = statement();
        assertThat(said.subject()).isEqualTo("somebody");
        assertThat(said.issuer()).isEqualTo(fake.issuer());
        assertThat(said.groups()).containsExactlyInAnyOrder("Support", "All");
        assertThat(said.name()).contains("mona");
        assertThat(said.displayName()).contains("Mona");
        assertThat(said.acr()).contains("gold");
        assertThat(said.amr()).containsExactlyInAnyOrder("pwd", "mfa");
        assertThat(said.authenticatedAt()).contains(clock.instant().minusSeconds(60));
        assertThat(said.toString()).isEqualTo("[sealed]");
    }

    @Test
    void believesATokenForSeveralThatNamesUs() {
        fake.claims(
                claims -> claims.audience(List.of(FakeProvider.CLIENT, "shop")).claim("azp", FakeProvider.CLIENT));
        assertThat(statement().subject()).isEqualTo("subject-1");
    }

    @ParameterizedTest
    @EnumSource(Lie.class)
    @Tag("ASVS-6.8.2")
    void believesNoTokenThatIs(Lie lie) {
        fake.claims(lie.claims()).signature(lie.signature());
        refuses(ProviderRefusal.UNTRUSTED, this::statement);
    }

    /// A code of somebody else's browser, or one that was used: the verifier and the nonce are not its own.
    @Test
    @Tag("S37")
    void takesNoCodeOfAnotherFlow() {
        Map<String, String> theirs = fake.signIn(provider.address(flow(ProviderPurpose.SIGN_IN, "b")));
        refuses(ProviderRefusal.UNTRUSTED, () -> provider.statement(flow, back(theirs)));
        WayBack injected =
                new WayBack(flow.state(), theirs.getOrDefault("code", ""), "", theirs.getOrDefault("iss", ""));
        refuses(ProviderRefusal.PROVIDER, () -> provider.statement(flow, injected));
    }

    @Test
    @Tag("S37")
    void takesNoCodeTwice() {
        Map<String, String> back = fake.signIn(provider.address(flow));
        provider.statement(flow, back(back));
        refuses(ProviderRefusal.PROVIDER, () -> provider.statement(flow, back(back)));
    }

    @Test
    void takesNoAnswerOfAnotherIssuerOrOfOneThatDoesNotSay() {
        int before = fake.requests();
        Map<String, String> back = fake.signIn(provider.address(flow));
        int asked = fake.requests();
        refuses(
                ProviderRefusal.UNTRUSTED,
                () -> provider.statement(
                        flow, new WayBack(flow.state(), back.getOrDefault("code", ""), "", "https://evil.example")));
        refuses(
                ProviderRefusal.UNTRUSTED,
                () -> provider.statement(flow, new WayBack(flow.state(), back.getOrDefault("code", ""), "", "")));
        assertThat(fake.requests()).isEqualTo(asked).isEqualTo(before + 1);
    }

    @Test
    void tellsWhoCalledItOffFromWhatFailed() {
        provider.address(flow);
        refuses(ProviderRefusal.CANCELLED, () -> provider.statement(flow, error("access_denied")));
        refuses(ProviderRefusal.PROVIDER, () -> provider.statement(flow, error("server_error")));
        refuses(ProviderRefusal.UNTRUSTED, () -> provider.statement(flow, error("")));
    }

    @Test
    void sendsBrowsersWithAllThatMakesTheWaySafe() {
        URI address = provider.address(flow);
        assertThat(address.toString()).startsWith(fake.issuer() + "/authorize?");
        assertThat(address.getQuery())
                .contains("response_type=code", "code_challenge_method=S256", "state=" + flow.state())
                .contains("redirect_uri=" + BACK, "client_id=" + FakeProvider.CLIENT, "nonce=", "code_challenge=")
                // What only we may know.
                .doesNotContain(flow.verifier(), flow.nonce(), flow.token(), FakeProvider.SECRET);
        assertThat(address.getQuery()).doesNotContain("prompt=");
        assertThat(provider.address(flow(ProviderPurpose.STEP_UP, "c")).getQuery())
                .contains("prompt=login", "max_age=0");
    }

    @Test
    void believesNoDocumentOfAnotherIssuer() {
        fake.document(all -> all.put("issuer", "https://evil.example/realm"));
        refuses(ProviderRefusal.UNTRUSTED, () -> provider.address(flow));
    }

    @Test
    @Tag("S27")
    void goesNowhereUnprotected() {
        for (String key : List.of("authorization_endpoint", "token_endpoint", "jwks_uri")) {
            fake.document(all -> all.put(key, "http://192.0.2.9/there"));
            refuses(ProviderRefusal.UNTRUSTED, () -> provider.address(flow));
            fake.document(all -> all.remove(key));
            refuses(ProviderRefusal.UNTRUSTED, () -> provider.address(flow));
        }
    }

    @Test
    @Tag("S27")
    void followsNoRedirect() {
        for (String path : List.of("/realm/.well-known/openid-configuration", "/realm/token", "/realm/keys")) {
            try (FakeProvider other = new FakeProvider(clock);
                    FakeProvider redirecting = new FakeProvider(clock)) {
                redirecting.instead(path, exchange -> {
                    exchange.getResponseHeaders().set("Location", other.issuer() + path.substring("/realm".length()));
                    FakeProvider.respond(exchange, 302, "text/plain", new byte[0]);
                });
                Provider asked = provider(redirecting.issuer(), Duration.ofSeconds(10));
                assertThatThrownBy(() -> asked.statement(flow, back(redirecting.signIn(asked.address(flow)))))
                        .as(path)
                        .isInstanceOf(Distrust.class);
                assertThat(other.requests()).as(path).isZero();
            }
        }
    }

    /// Starts without the provider, and is there when it is.
    @Test
    @Tag("S46")
    void asksAgainAfterAFailure() {
        fake.instead(
                "/realm/.well-known/openid-configuration",
                exchange -> FakeProvider.respond(exchange, 503, "text/plain", "down".getBytes(UTF_8)));
        refuses(ProviderRefusal.AWAY, () -> provider.address(flow));
        fake.back("/realm/.well-known/openid-configuration");
        assertThat(provider.address(flow)).isNotNull();
        int asked = fake.requests();
        provider.address(flow);
        assertThat(fake.requests()).isEqualTo(asked);
        clock.advance(Discovery.KEPT);
        provider.address(flow);
        assertThat(fake.requests()).isEqualTo(asked + 1);
    }

    @Test
    @Tag("S46")
    void isNotKeptByOneThatIsDown() {
        fake.close();
        refuses(ProviderRefusal.AWAY, () -> provider.address(flow));
    }

    /// Neither one that says nothing, nor one that says a little now and then.
    @Test
    @Tag("S46")
    void isNotKeptByOneThatHangs() {
        Provider hasty = provider(fake.issuer(), Duration.ofMillis(700));
        CountDownLatch over = new CountDownLatch(1);
        fake.instead("/realm/token", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            try {
                for (int i = 0; i < 100 && !over.await(100, java.util.concurrent.TimeUnit.MILLISECONDS); i++) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        WayBack back = back(fake.signIn(hasty.address(flow)));
        long began = System.nanoTime();
        refuses(ProviderRefusal.AWAY, () -> hasty.statement(flow, back));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
        over.countDown();
    }

    @Test
    @Tag("S46")
    void readsNoAnswerWithoutEnd() {
        byte[] large = "{\"issuer\":\"%s\"}"
                .formatted("x".repeat(ProviderHttp.LARGEST))
                .getBytes(UTF_8);
        for (String path : List.of("/realm/.well-known/openid-configuration", "/realm/token", "/realm/keys")) {
            try (FakeProvider chatty = new FakeProvider(clock)) {
                chatty.instead(path, exchange -> FakeProvider.respond(exchange, 200, "application/json", large));
                Provider asked = provider(chatty.issuer(), Duration.ofSeconds(10));
                assertThatThrownBy(() -> asked.statement(flow, back(chatty.signIn(asked.address(flow)))))
                        .as(path)
                        .isInstanceOfSatisfying(
                                Distrust.class, why -> assertThat(why.why()).isEqualTo(ProviderRefusal.AWAY));
            }
        }
    }

    /// S43: what a provider sends is about people, and stands in no message.
    @Test
    @Tag("S43")
    void repeatsNothingThatWasSent() {
        fake.claims(claims -> claims.subject("canary-subject").audience("canary-audience"));
        assertThatThrownBy(this::statement)
                .isInstanceOf(Distrust.class)
                .hasNoCause()
                .message()
                .doesNotContain("canary");
        fake.instead(
                "/realm/token",
                exchange -> FakeProvider.respond(
                        exchange, 400, "application/json", "{\"error\":\"canary\"}".getBytes(UTF_8)));
        assertThatThrownBy(this::statement).message().doesNotContain("canary");
    }

    private ProviderStatement statement() {
        return provider.statement(flow, back(fake.signIn(provider.address(flow))));
    }

    private static void refuses(ProviderRefusal why, Runnable step) {
        assertThatThrownBy(step::run)
                .isInstanceOfSatisfying(
                        Distrust.class,
                        refused -> assertThat(refused.why()).as(refused.code()).isEqualTo(why));
    }

    private WayBack error(String error) {
        return new WayBack(flow.state(), "", error, fake.issuer());
    }

    private static WayBack back(Map<String, String> query) {
        return new WayBack(
                query.getOrDefault("state", ""), query.getOrDefault("code", ""), "", query.getOrDefault("iss", ""));
    }

    private ProviderFlow flow(ProviderPurpose purpose, String letter) {
        UnaryOperator<String> long_ = text -> text + letter.repeat(42);
        Instant now = clock.instant();
        return new ProviderFlow(
                purpose, Optional.empty(), now, long_.apply("t"), long_.apply("s"), long_.apply("n"), long_.apply("v"));
    }

    private Provider provider(String issuer, Duration slowest) {
        try {
            Path secret = Files.writeString(folder.resolve("secret"), FakeProvider.SECRET);
            return new Provider(
                    new OidcSettings(
                            Optional.of(issuer),
                            Optional.of(FakeProvider.CLIENT),
                            Optional.of("file:" + secret),
                            Optional.of(BACK),
                            Optional.of("Acme"),
                            List.of("openid", "profile"),
                            "groups",
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            false,
                            true),
                    clock,
                    slowest);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
