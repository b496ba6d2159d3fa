package org.bailee.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.bailee.server.api.RunningServer;
import org.bailee.server.console.People.Person;
import org.bailee.server.console.Visitor.Shown;
import org.bailee.server.identity.StaffRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What happened to one's account, as the console tells it.
class NoticesIT {
    private static final RunningServer SERVER = RunningServer.shared();
    private static final People PEOPLE = People.of(SERVER);
    private static final String WRONG_SECOND = "Wrong second factor";

    private final Person person = PEOPLE.make(StaffRole.SUPPORT);
    private final Visitor owner = Visitor.with(SERVER, person.token());

    @Test
    @Tag("ASVS-6.3.5")
    void tellOnTheFirstPageUntilMarkedAsReadAndInTheListForEver() {
        assertThat(owner.get("/").html()).doesNotContain(WRONG_SECOND);
        wrongCode();
        Shown home = owner.get("/");
        assertThat(home.html()).contains(WRONG_SECOND, "end all other sessions", "tell an administrator");
        String through = home.html().split("name=\"through\" value=\"", 2)[1].split("\"", 2)[0];
        assertThat(owner.post("/account/notices/read", Map.of("through", through))
                        .location())
                .isEqualTo("/");
        assertThat(owner.get("/").html()).doesNotContain(WRONG_SECOND);
        assertThat(owner.get("/account/notices").html()).contains(WRONG_SECOND, "Somebody unknown");
    }

    @Test
    @Tag("ASVS-6.3.5")
    void tellOfASignInFromAnotherBrowser() {
        owner.get("/");
        Visitor other = new Visitor(SERVER);
        other.get("/sign-in");
        other.post("/sign-in", Map.of("name", person.name(), "password", People.PASSWORD));
        other.get("/sign-in/code");
        assertThat(other.post("/sign-in/code", Map.of("code", People.code(person.secret(), 1)))
                        .location())
                .isEqualTo("/");
        assertThat(other.get("/").html()).doesNotContain("browser you had not used");
        assertThat(owner.get("/").html()).contains("browser you had not used");
        assertThat(other.cookie("__Host-bailee-browser")).hasSize(43);
    }

    @Test
    @Tag("ASVS-6.3.7")
    void tellOfNewRecoveryCodesInAnotherSessionInTheReadersLanguage() {
        owner.get("/account");
        owner.post("/account/recovery-codes", Map.of());
        assertThat(owner.get("/account/notices").html()).contains("New recovery codes made");
        assertThat(owner.speaking("de").get("/account/notices").html())
                .contains("Neue Ersatzcodes erzeugt", "Wenn etwas davon nicht Sie waren");
    }

    @Test
    void areASheetOfOneKindToo() {
        wrongCode();
        String csv = owner.get("/account/notices.csv?kind=wrong-second").html();
        assertThat(csv)
                .startsWith("at,kind,by,refusals\r\n")
                .contains(",wrong-second,")
                .doesNotContain("set-up");
        assertThat(owner.get("/account/notices?kind=password-changed").html()).contains("Nothing of this kind");
    }

    @Test
    void areNobodyElses() {
        wrongCode();
        Visitor colleague =
                Visitor.with(SERVER, PEOPLE.make(StaffRole.ADMINISTRATOR).token());
        assertThat(colleague.get("/account/notices.csv").html()).doesNotContain("wrong-second");
    }

    @Test
    void aPasswordCanBeShownAndWeighedWithOurOwnScriptOnly() {
        assertThat(new Visitor(SERVER).get("/sign-in").html())
                .contains("data-shows=\"password\"", "/assets/password-", "autocomplete=\"current-password\"");
        assertThat(owner.get("/account").html())
                .contains("data-shows=\"wanted\"", "data-strength=\"wanted\"", "autocomplete=\"new-password\"");
    }

    private void wrongCode() {
        Visitor guesser = new Visitor(SERVER);
        guesser.get("/sign-in");
        guesser.post("/sign-in", Map.of("name", person.name(), "password", People.PASSWORD));
        guesser.get("/sign-in/code");
        assertThat(guesser.post("/sign-in/code", Map.of("code", "000000")).status())
                .isEqualTo(401);
    }
}
