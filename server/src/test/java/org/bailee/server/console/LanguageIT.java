package org.bailee.server.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bailee.server.api.RunningServer;
import org.bailee.server.console.People.Person;
import org.bailee.server.console.Visitor.Shown;
import org.bailee.server.identity.StaffRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// In which language and time zone the console speaks, its refusals too.
class LanguageIT {
    private static final RunningServer SERVER = RunningServer.shared();
    private static final People PEOPLE = People.of(SERVER);

    private static final Pattern SINCE =
            Pattern.compile("<dl class=\"facts\">\\s*<div><dt>[^<]*</dt><dd>([^<]*[0-9][^<]*)</dd>");

    private final Person person = PEOPLE.make(StaffRole.ADMINISTRATOR);
    private final Visitor visitor = Visitor.with(SERVER, person.token());

    @Test
    void everyPageSpeaksTheChosenLanguageAndTheDoorTheBrowsers() {
        assertThat(visitor.get("/account").html()).contains("My account");
        assertThat(choose("de", "Asia/Tokyo").location()).isEqualTo("/account");
        Visitor elsewhere = Visitor.with(SERVER, person.token()).speaking("en");
        assertThat(elsewhere.get("/account").html())
                .contains("<html lang=\"de\"", "Mein Konto")
                .contains("value=\"de\" lang=\"de\" selected", "value=\"Asia/Tokyo\" selected");
        assertThat(new Visitor(SERVER).speaking("en").get("/sign-in").html()).contains("<html lang=\"en\"");
        assertThat(new Visitor(SERVER).speaking("de").get("/sign-in").html()).contains("<html lang=\"de\"");
    }

    @Test
    void theDoorSpeaksTheFirstLanguageItKnowsOfWhateverCountry() {
        Visitor visitor = new Visitor(SERVER);
        assertThat(visitor.speaking("fr-CH, de-Latn-AT;q=0.9, en;q=0.8")
                        .get("/sign-in")
                        .html())
                .contains("<html lang=\"de\"");
        assertThat(visitor.speaking("*;q=0.1, en-GB;q=0.5").get("/sign-in").html())
                .contains("<html lang=\"en\"");
        assertThat(visitor.speaking("de;;q=x").get("/sign-in").html()).contains("<html lang=\"en\"");
    }

    /// Eight seconds each it took, of all processors together.
    @ParameterizedTest
    @ValueSource(strings = {"-x", ", de-x-a", "-abcdefgh", ", *"})
    @Tag("S32")
    void aLongWishForALanguageCostsNothing(String repeated) {
        Visitor visitor = new Visitor(SERVER);
        visitor.get("/sign-in");
        visitor.speaking("de" + repeated.repeat(7_000 / repeated.length()));
        assertTimeout(Duration.ofSeconds(1), () -> {
            assertThat(visitor.get("/sign-in").html()).contains("<html lang=\"en\"");
            assertThat(visitor.get("/nowhere").location()).isEqualTo("/sign-in");
        });
    }

    @Test
    void everyTimeIsOfTheChosenZone() {
        visitor.get("/account");
        choose("en", "Asia/Tokyo");
        String tokyo = time();
        choose("en", "America/New_York");
        assertThat(time()).isNotEqualTo(tokyo);
    }

    @Test
    void aRuleRefusesInTheReadersLanguage() {
        Visitor support = Visitor.with(SERVER, PEOPLE.make(StaffRole.SUPPORT).token());
        Shown english = support.get("/staff");
        Shown german = support.speaking("de").get("/staff");
        assertThat(english.status()).isEqualTo(german.status()).isEqualTo(403);
        assertThat(english.html()).contains("This account lacks the permission staff.read.");
        assertThat(german.html())
                .contains("Diesem Konto fehlt die Berechtigung staff.read.", "eine Rolle mit staff.read.")
                .doesNotContain("This account lacks");
    }

    @Test
    void aFormRefusesEverythingAtOnceInTheReadersLanguage() {
        visitor.get("/account");
        Shown refused = choose("tlh", "Europe/Atlantis");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html()).contains("The console does not speak this language. (and 1 more)");
        visitor.speaking("de").get("/account");
        assertThat(choose("tlh", "Europe/Atlantis").html())
                .contains(
                        "Diese Sprache spricht die Konsole nicht. (und 1 weitere)", "Wählen Sie eine der angezeigten.");
        Shown asked = visitor.post("/approvals/ask", Map.of("kind", "bulk", "wanted", "nothing", "hours", "9999"));
        assertThat(asked.html())
                .contains("Das Verzeichnis kennt keine Tätigkeit dieses Namens.", "Das ist keine Zahl von Personen.")
                .contains("Der Grund ist kein Aktenzeichen.", "Schreiben Sie eine ganze Zahl von 1 bis ");
    }

    private Shown choose(String language, String zone) {
        return visitor.post("/account/preferences", Map.of("language", language, "zone", zone));
    }

    /// Since when the reader's app is known.
    private String time() {
        Matcher since = SINCE.matcher(visitor.get("/account").html());
        assertThat(since.find()).as("a time is shown").isTrue();
        return since.group(1);
    }
}
