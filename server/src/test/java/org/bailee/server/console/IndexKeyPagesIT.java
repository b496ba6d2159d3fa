package org.bailee.server.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bailee.server.api.RunningServer;
import org.bailee.server.console.Visitor.Shown;
import org.bailee.server.identity.StaffRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Other keys for what people are found by, as browsers meet them.
class IndexKeyPagesIT {
    private static final String FORM = "/custody/indexes";

    /// Of its own: in the shared one people are spoilt on purpose, and such people halt an index.
    private final RunningServer server = RunningServer.start(List.of());
    private final People people = People.of(server);
    private final String token = people.make(StaffRole.ADMINISTRATOR).token();
    private final Visitor administrator = Visitor.with(server, token);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void changesTheKeyOfAnIndexOnceADay() {
        Canaries.person(server, people, "Ada", UUID.randomUUID() + "@example.org");
        Shown before = administrator.get("/custody");
        assertThat(before.html())
                .contains("Give it another key", "Change all of these keys", "Key since", "less than an hour ago")
                .contains("name=\"field\" value=\"profile.email\"");
        assertThat(before.header("Refresh")).isEmpty();

        assertThat(change("profile.email").location()).isEqualTo("/custody#indexes");
        Shown again = change("profile.email");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.html()).contains("role=\"alert\"");
        assertThat(served("profile.email")).doesNotContain("role=\"alert\"");

        Shown tooSoon = change("profile.email");
        assertThat(tooSoon.status()).isEqualTo(409);
        assertThat(tooSoon.html())
                .contains("role=\"alert\"", "got another key less than a day ago", "the page Custody");
        administrator.speaking("de");
        assertThat(change("profile.email").html()).contains("weniger als einem Tag", "die Seite Verwahrung");
        assertThat(change("no.such").status()).isEqualTo(404);
        assertThat(change("nonsense").status()).isEqualTo(422);
    }

    @Test
    void changesThoseOfAllAtOnceAndOnlyAfterARecentSecondFactor() {
        administrator.get("/custody");
        people.forgetSecondFactors(token);
        assertThat(all(administrator).location()).isEqualTo("/step-up?back=/custody");
        Visitor other =
                Visitor.with(server, people.make(StaffRole.ADMINISTRATOR).token());
        other.get("/custody");
        assertThat(all(other).location()).isEqualTo("/custody#indexes");
        assertThat(all(other).status()).isEqualTo(409);
    }

    private Shown change(String field) {
        return administrator.post(FORM, Map.of("field", field));
    }

    private static Shown all(Visitor by) {
        return by.post(FORM, Map.of("all", "yes"));
    }

    /// The page once nothing is being built any more; while something is, it looks again by itself.
    private String served(String field) {
        return assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            Shown page = administrator.get("/custody");
            while (page.html().contains("being built")) {
                assertThat(page.header("Refresh")).isEqualTo("5;url=/custody");
                assertThat(page.html())
                        .contains("aria-label=\"" + field + "\"")
                        .doesNotContain("name=\"field\" value=\"" + field + "\"");
                Thread.sleep(200);
                page = administrator.get("/custody");
            }
            return page.html();
        });
    }
}
