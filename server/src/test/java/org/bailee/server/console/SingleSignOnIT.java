package org.bailee.server.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bailee.server.api.RunningServer;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.EntryQuery;
import org.bailee.server.console.People.Person;
import org.bailee.server.console.Visitor.Shown;
import org.bailee.server.identity.StaffRole;
import org.bailee.server.testing.FakeProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Coming in by way of an identity provider, as a browser meets it: with the cookies a browser sends, and no others.
class SingleSignOnIT {
    private static final String BACK = "/sign-in/provider/return";
    private static final String DOCUMENT = "/realm/.well-known/openid-configuration";
    private static final FakeProvider FAKE = new FakeProvider(InstantSource.system());
    private static final RunningServer SERVER = started();
    private static final People PEOPLE = People.of(SERVER);

    private final Person person = PEOPLE.make(StaffRole.SUPPORT);
    private final Visitor visitor = new Visitor(SERVER);

    @AfterEach
    void asEver() {
        FAKE.back(DOCUMENT).back("/realm/token").claims(_ -> {});
    }

    @AfterAll
    static void stop() {
        SERVER.close();
        FAKE.close();
    }

    @Test
    void leadsThereAndBackAndAsksForTheSecondFactor() {
        FAKE.subject("sub-" + person.name());
        link();
        Shown away = away(visitor);
        assertThat(away.title()).isEqualTo("Over to Acme");
        assertThat(away.html()).contains("Go there");
        String cookie = away.header("Set-Cookie");
        assertThat(cookie)
                .startsWith("__Host-bailee-provider=")
                .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=600");
        Shown back = back(visitor, away);
        assertThat(back.status()).isEqualTo(200);
        // By a page of ours and not by a redirect: only then does the session's cookie come along.
        assertThat(back.header("Refresh")).isEqualTo("0;url=/sign-in/code");
        assertThat(visitor.get("/").location()).isEqualTo("/sign-in/code");
        visitor.get("/sign-in/code");
        assertThat(visitor.post("/sign-in/code", Map.of("code", People.code(person.secret(), 1)))
                        .location())
                .isEqualTo("/");
        assertThat(visitor.get("/").status()).isEqualTo(200);
    }

    @Test
    void showsTheLinkAndTakesItOff() {
        FAKE.subject("sub-" + person.name());
        assertThat(Visitor.with(SERVER, person.token()).get("/account").html())
                .contains("Link with Acme")
                .doesNotContain("Take the link off");
        Visitor linked = link();
        assertThat(linked.get("/account").html()).contains("Linked since").doesNotContain("Link with Acme");
        assertThat(linked.post("/account/provider/unlink", Map.of()).location()).isEqualTo("/account");
        assertThat(linked.get("/account").html()).contains("Link with Acme");
        assertThat(back(visitor, away(visitor)).html()).contains("nobody here is linked");
    }

    @Test
    void refusesWhomNobodyKnowsAndSaysWhomToAsk() {
        FAKE.subject("sub-of-nobody");
        Shown refused = back(visitor, away(visitor));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.html())
                .contains("nobody here is linked", "ask an administrator", "Sign in with name and password")
                .doesNotContain("sub-of-nobody");
        assertThat(visitor.session()).isEmpty();
    }

    /// The answer to another browser's asking, by link or by picture of one.
    @Test
    @Tag("S37")
    @Tag("S48")
    void takesNoAnswerInAnotherBrowserNorTwice() {
        FAKE.subject("sub-" + person.name());
        link();
        Shown away = away(visitor);
        String answer = answer(away);
        Visitor victim = new Visitor(SERVER);
        assertThat(victim.getFromElsewhere(answer).status()).isEqualTo(403);
        away(victim);
        assertThat(victim.getFromElsewhere(answer).status()).isEqualTo(403);
        assertThat(victim.session()).isEmpty();
        assertThat(visitor.getFromElsewhere(answer).status()).isEqualTo(200);
        String session = visitor.session();
        assertThat(visitor.getFromElsewhere(answer).status()).isEqualTo(403);
        assertThat(visitor.session()).isEqualTo(session);
    }

    @Test
    @Tag("S48")
    void beginsNothingForAFormOfAnotherSite() {
        int asked = FAKE.requests();
        visitor.get("/sign-in");
        assertThat(visitor.postWith("forged", "/sign-in/provider", Map.of()).status())
                .isEqualTo(403);
        assertThat(visitor.get("/sign-in/provider").status()).isNotEqualTo(200);
        assertThat(FAKE.requests()).isEqualTo(asked);
    }

    @Test
    @Tag("S37")
    void givesANewTokenWhateverWasPlanted() {
        FAKE.subject("sub-" + person.name());
        link();
        Visitor fixed = Visitor.with(SERVER, "A".repeat(43));
        back(fixed, away(fixed));
        assertThat(fixed.session()).hasSize(43).isNotEqualTo("A".repeat(43));
    }

    /// S38: with the provider's word alone, nothing beyond the factor page.
    @Test
    @Tag("S38")
    void opensNothingOnTheProvidersWordAlone() {
        FAKE.subject("sub-" + person.name())
                .claims(claims -> claims.claim("acr", "gold").claim("amr", List.of("mfa")));
        link();
        back(visitor, away(visitor));
        for (String room : List.of("/", "/account", "/staff", "/step-up")) {
            assertThat(visitor.get(room).location()).as(room).isEqualTo("/sign-in/code");
        }
    }

    @Test
    void leadsNowhereThatARequestNames() {
        FAKE.subject("sub-" + person.name());
        link();
        String more =
                "&redirect_uri=https%3A%2F%2Fevil.example&back=https%3A%2F%2Fevil.example&continue=//evil.example";
        visitor.get("/sign-in");
        Shown away = visitor.post("/sign-in/provider?x=1" + more, Map.of("back", "https://evil.example"));
        assertThat(address(away).toString()).doesNotContain("evil");
        Shown back = visitor.getFromElsewhere(answer(away) + more);
        assertThat(back.status()).isEqualTo(200);
        assertThat(back.html() + back.header("Refresh") + back.location()).doesNotContain("evil");
    }

    @Test
    @Tag("S46")
    void letsPeopleInWithTheProviderDown() {
        visitor.get("/sign-in");
        FAKE.instead(
                "/realm/token", exchange -> FakeProvider.respond(exchange, 500, "text/html", "<h1>x".getBytes(UTF_8)));
        Shown refused = back(visitor, away(visitor));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.html()).contains("href=\"/sign-in\"");
        visitor.get("/sign-in");
        assertThat(visitor.post("/sign-in", Map.of("name", person.name(), "password", People.PASSWORD))
                        .location())
                .isEqualTo("/sign-in/code");
    }

    @Test
    void saysInGermanWhatWentWrong() {
        visitor.get("/sign-in");
        Shown refused = visitor.getFromElsewhere(BACK + "?state=x&code=y");
        assertThat(refused.html()).contains("not begun in this browser");
        assertThat(visitor.speaking("de")
                        .getFromElsewhere(BACK + "?state=x&code=y")
                        .html())
                .contains("nicht in diesem Browser begonnen");
    }

    @Test
    void tellsWhoCalledItOffFromWhoLies() {
        Shown away = away(visitor);
        Shown refused = visitor.getFromElsewhere(BACK + "?error=access_denied&error_description=canary&iss="
                + URLEncoder.encode(FAKE.issuer(), UTF_8) + "&state=" + state(away));
        assertThat(refused.html()).contains("called off there").doesNotContain("canary");
    }

    @Test
    void writesDownWhoCameByIdAlone() {
        FAKE.subject("canary-" + person.name());
        link();
        back(visitor, away(visitor));
        List<Entry> entries =
                SERVER.room(AuditLog.class).find(EntryQuery.newest(20)).items();
        assertThat(entries).anySatisfy(entry -> {
            assertThat(entry.kind()).isEqualTo("factor-shown");
            assertThat(entry.details()).containsEntry("factor", "oidc").containsEntry("complete", "false");
        });
        assertThat(entries.toString()).contains("provider-linked").doesNotContain("canary");
    }

    /// Links the person with whoever is signed in at the provider.
    private Visitor link() {
        Visitor own = Visitor.with(SERVER, person.token());
        own.get("/account");
        Shown linked = back(own, own.post("/account/provider/link", Map.of()));
        assertThat(linked.header("Refresh")).isEqualTo("0;url=/account");
        return own;
    }

    private static Shown away(Visitor browser) {
        assertThat(browser.get("/sign-in").html()).contains("Sign in with Acme");
        Shown away = browser.post("/sign-in/provider", Map.of());
        assertThat(away.status()).isEqualTo(200);
        return away;
    }

    private static Shown back(Visitor browser, Shown away) {
        return browser.getFromElsewhere(answer(away));
    }

    private static String answer(Shown away) {
        return BACK + "?"
                + FAKE.signIn(address(away)).entrySet().stream()
                        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                        .collect(Collectors.joining("&"));
    }

    private static URI address(Shown away) {
        assertThat(away.header("Refresh")).startsWith("0;url=" + FAKE.issuer() + "/authorize?");
        return URI.create(away.header("Refresh").substring("0;url=".length()));
    }

    private static String state(Shown away) {
        return FAKE.signIn(address(away)).getOrDefault("state", "");
    }

    private static RunningServer started() {
        try {
            Path secret = Files.writeString(Files.createTempFile("bailee-client", ".secret"), FakeProvider.SECRET);
            return RunningServer.start(List.of(
                    "--bailee.sign-in.oidc.issuer=" + FAKE.issuer(),
                    "--bailee.sign-in.oidc.client-id=" + FakeProvider.CLIENT,
                    "--bailee.sign-in.oidc.client-secret=file:" + secret,
                    "--bailee.sign-in.oidc.redirect-uri=https://bailee.example" + BACK,
                    "--bailee.sign-in.oidc.name=Acme",
                    "--bailee.sign-in.oidc.loopback-http=true"));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
