package org.bailee.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bailee.server.api.RunningServer;
import org.bailee.server.console.People.Person;
import org.bailee.server.console.Visitor.Shown;
import org.bailee.server.identity.Session;
import org.bailee.server.identity.Sessions;
import org.bailee.server.identity.StaffRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Single sign-on against a real Keycloak, whose client demands PKCE: `-Dkeycloak` (see CONTRIBUTING).
///
/// Its `acr` of `1` says no more than that somebody signed in just now; here it stands in for a second factor.
@EnabledIfSystemProperty(named = "keycloak.home", matches = ".+")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeycloakIT {
    /// Started by the first test and not with the class, which is loaded where none is asked for, too.
    private static final class Started {
        private static final Keycloak KEYCLOAK = new Keycloak(Path.of(System.getProperty("keycloak.home", "")));
        private static final RunningServer SERVER = start(KEYCLOAK);
    }

    private final Keycloak keycloak = Started.KEYCLOAK;
    private final RunningServer server = Started.SERVER;
    private final Visitor visitor = new Visitor(server);
    private final Keycloak.Browser browser = keycloak.new Browser();

    private static RunningServer start(Keycloak keycloak) {
        try {
            Path secret = Files.writeString(
                    Files.createTempFile("bailee-client", ".secret"), "a secret that only this test knows");
            return RunningServer.start(List.of(
                    "--bailee.sign-in.oidc.issuer=" + keycloak.issuer(),
                    "--bailee.sign-in.oidc.client-id=bailee",
                    "--bailee.sign-in.oidc.client-secret=file:" + secret,
                    "--bailee.sign-in.oidc.redirect-uri=https://bailee.example/sign-in/provider/return",
                    "--bailee.sign-in.oidc.name=Keycloak",
                    "--bailee.sign-in.oidc.staff-roles=customer-care=support,bailee-admins=administrator",
                    "--bailee.sign-in.oidc.register-roles=customer-care=support",
                    "--bailee.sign-in.oidc.acr=1",
                    "--bailee.sign-in.oidc.new-accounts=true",
                    "--bailee.sign-in.oidc.loopback-http=true"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @AfterAll
    static void stop() {
        // First, for it is a process of its own, and the server may not have come up.
        Started.KEYCLOAK.close();
        Started.SERVER.close();
    }

    @Test
    @Order(1)
    void aNewcomerComesInWithTheRolesOfTheirGroups() {
        Shown back = signIn("mona");
        assertThat(back.header("Refresh")).isEqualTo("0;url=/");
        assertThat(visitor.get("/").status()).isEqualTo(200);
        Session session = server.room(Sessions.class).find(visitor.session()).orElseThrow();
        assertThat(session.staff().name()).isEqualTo("mona");
        assertThat(session.staff().displayName()).isEqualTo("Mona Test");
        assertThat(session.staff().staffRoles()).containsExactly(StaffRole.SUPPORT);
        assertThat(session.staff().roles()).containsExactly("support");
    }

    @Test
    @Order(2)
    void whoIsInNoGroupIsTurnedAway() {
        Shown refused = signIn("olaf");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.html()).contains("None of your groups at Keycloak has a role here");
        assertThat(visitor.session()).isEmpty();
    }

    @Test
    @Order(3)
    void whoHasAnAccountLinksItAndIsThemselvesFromThenOn() {
        Person person = People.of(server).make(StaffRole.SUPPORT);
        Visitor own = Visitor.with(server, person.token());
        own.get("/account");
        Shown linked = back(own, own.post("/account/provider/link", Map.of()), "lena");
        assertThat(linked.header("Refresh")).isEqualTo("0;url=/account");
        assertThat(signIn("lena").header("Refresh")).isEqualTo("0;url=/");
        Session session = server.room(Sessions.class).find(visitor.session()).orElseThrow();
        assertThat(session.staff().name()).isEqualTo(person.name());
        assertThat(session.staff().staffRoles()).containsExactlyInAnyOrder(StaffRole.ADMINISTRATOR, StaffRole.SUPPORT);
    }

    /// Keycloak asks for the password again, though the browser is signed in there.
    @Test
    @Order(4)
    void aStepUpIsDoneAnewAtKeycloak() {
        signIn("mona");
        String before = visitor.session();
        visitor.get("/step-up");
        Shown away = visitor.post("/step-up/provider", Map.of());
        Shown back = back(visitor, away, "mona");
        assertThat(back.status()).isEqualTo(200);
        assertThat(visitor.session()).isNotEqualTo(before);
        assertThat(visitor.get("/account").status()).isEqualTo(200);
    }

    @Test
    @Order(5)
    void anAnswerIsGoodOnce() {
        visitor.get("/sign-in");
        String answer = answer(visitor.post("/sign-in/provider", Map.of()), "mona");
        assertThat(visitor.getFromElsewhere(answer).status()).isEqualTo(200);
        assertThat(visitor.getFromElsewhere(answer).status()).isEqualTo(403);
        assertThat(new Visitor(server).getFromElsewhere(answer).status()).isEqualTo(403);
    }

    /// The last: with Keycloak gone, who has a password comes in, and the page says so.
    @Test
    @Order(6)
    void withKeycloakGoneNameAndPasswordStillOpen() {
        Person person = People.of(server).make(StaffRole.SUPPORT);
        visitor.get("/sign-in");
        String answer = answer(visitor.post("/sign-in/provider", Map.of()), "mona");
        keycloak.close();
        Shown refused = visitor.getFromElsewhere(answer);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.html()).contains("Keycloak does not answer", "href=\"/sign-in\"");
        visitor.get("/sign-in");
        assertThat(visitor.post("/sign-in", Map.of("name", person.name(), "password", People.PASSWORD))
                        .location())
                .isEqualTo("/sign-in/code");
    }

    private Shown signIn(String name) {
        visitor.get("/sign-in");
        return back(visitor, visitor.post("/sign-in/provider", Map.of()), name);
    }

    private Shown back(Visitor here, Shown away, String name) {
        return here.getFromElsewhere(answer(away, name));
    }

    private String answer(Shown away, String name) {
        assertThat(away.header("Refresh")).startsWith("0;url=" + keycloak.issuer());
        URI address = URI.create(away.header("Refresh").substring("0;url=".length()));
        URI back = browser.signIn(address, name, name + "'s own");
        assertThat(back.toString()).startsWith("https://bailee.example/sign-in/provider/return?");
        return back.getRawPath() + "?" + back.getRawQuery();
    }
}
