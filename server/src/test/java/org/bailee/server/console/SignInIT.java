package org.bailee.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.bailee.server.api.RunningServer;
import org.bailee.server.console.People.Person;
import org.bailee.server.console.Visitor.Shown;
import org.bailee.server.identity.StaffRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Coming in, going out, and what must not get anybody in, as a browser meets it.
class SignInIT {
    private static final RunningServer SERVER = RunningServer.shared();
    private static final People PEOPLE = People.of(SERVER);

    private final Person person = PEOPLE.make(StaffRole.SUPPORT);
    private final Visitor visitor = new Visitor(SERVER);

    @Test
    void letsInByPasswordAndCode() {
        assertThat(visitor.get("/").location()).isEqualTo("/sign-in");
        visitor.get("/sign-in");
        assertThat(password(People.PASSWORD).location()).isEqualTo("/sign-in/code");
        assertThat(visitor.get("/").location()).isEqualTo("/sign-in/code");
        visitor.get("/sign-in/code");
        assertThat(code(1).location()).isEqualTo("/");
        assertThat(visitor.get("/").status()).isEqualTo(200);
    }

    @Test
    @Tag("S34")
    void answersUnknownNamesLikeWrongPasswords() {
        visitor.get("/sign-in");
        Shown wrong = password("not the password");
        Shown unknown = visitor.post("/sign-in", Map.of("name", "nobody-of-that-name", "password", "not the password"));
        assertThat(unknown.status()).isEqualTo(wrong.status()).isEqualTo(401);
        assertThat(body(unknown)).isEqualTo(body(wrong));
    }

    @Test
    @Tag("S37")
    void givesANewTokenAtEveryStepAndForgetsTheOld() {
        Visitor fixed = Visitor.with(SERVER, "A".repeat(43));
        fixed.get("/sign-in");
        fixed.post("/sign-in", Map.of("name", person.name(), "password", People.PASSWORD));
        String half = fixed.session();
        assertThat(half).isNotEqualTo("A".repeat(43));
        fixed.get("/sign-in/code");
        fixed.post("/sign-in/code", Map.of("code", People.code(person.secret(), 1)));
        String whole = fixed.session();
        assertThat(whole).isNotEqualTo(half);
        assertThat(Visitor.with(SERVER, half).get("/").location()).isEqualTo("/sign-in");
        assertThat(Visitor.with(SERVER, whole).get("/").status()).isEqualTo(200);
    }

    @Test
    @Tag("S37")
    void comingInAnewEndsWhatTheBrowserHadOpen() {
        Visitor owner = Visitor.with(SERVER, person.token());
        owner.get("/sign-in");
        owner.post("/sign-in", Map.of("name", person.name(), "password", "not the password"));
        assertThat(Visitor.with(SERVER, person.token()).get("/").status()).isEqualTo(200);
        owner.get("/sign-in");
        owner.post("/sign-in", Map.of("name", person.name(), "password", People.PASSWORD));
        assertThat(owner.session()).isNotEqualTo(person.token());
        assertThat(Visitor.with(SERVER, person.token()).get("/").location()).isEqualTo("/sign-in");
    }

    @Test
    @Tag("S37")
    void aCookieStolenBeforeSigningOutIsWorthNothingAfterwards() {
        Visitor owner = Visitor.with(SERVER, person.token());
        Visitor thief = Visitor.with(SERVER, person.token());
        assertThat(thief.get("/").status()).isEqualTo(200);
        owner.get("/");
        assertThat(owner.post("/sign-out", Map.of()).location()).isEqualTo("/sign-in");
        assertThat(thief.get("/").location()).isEqualTo("/sign-in");
        assertThat(owner.session()).isEmpty();
    }

    @Test
    @Tag("S36")
    void takesACodeOnceHoweverItIsWritten() {
        visitor.get("/sign-in");
        password(People.PASSWORD);
        visitor.get("/sign-in/code");
        String code = People.code(person.secret(), 1);
        visitor.post("/sign-in/code", Map.of("code", code.substring(0, 3) + " " + code.substring(3)));
        assertThat(visitor.get("/").status()).isEqualTo(200);
        Visitor second = new Visitor(SERVER);
        second.get("/sign-in");
        second.post("/sign-in", Map.of("name", person.name(), "password", People.PASSWORD));
        second.get("/sign-in/code");
        assertThat(second.post("/sign-in/code", Map.of("code", code)).status()).isEqualTo(401);
    }

    @Test
    void anInvitationTakenUpLetsNobodyInAgain() {
        String link = PEOPLE.invite("guest-" + System.nanoTime(), StaffRole.SUPPORT);
        visitor.get("/set-up/begin");
        assertThat(visitor.post("/set-up/begin", Map.of("link", link)).location())
                .isEqualTo("/set-up");
        visitor.get("/set-up");
        visitor.post("/set-up/password", Map.of("password", "seven slow boats north"));
        String secret = visitor.get("/set-up").html().replaceAll("(?s).*<code>([A-Z2-7 ]+)</code>.*", "$1");
        Shown done = visitor.post("/set-up/factor", Map.of("code", People.code(secret.replace(" ", ""), 0)));
        assertThat(done.title()).isEqualTo("Keep these codes");
        assertThat(visitor.get("/").status()).isEqualTo(200);
        Visitor second = new Visitor(SERVER);
        second.get("/set-up/begin");
        assertThat(second.post("/set-up/begin", Map.of("link", link)).status()).isEqualTo(401);
    }

    @Test
    @Tag("S48")
    @Tag("ASVS-3.5.1")
    void refusesAFormThatNoPageOfOursGave() {
        Visitor inside = Visitor.with(SERVER, person.token());
        inside.get("/account");
        Shown forged = inside.postWith("forged", "/account/recovery-codes", Map.of());
        assertThat(forged.status()).isEqualTo(403);
        assertThat(forged.html()).contains("did not come from a page of this server");
        Shown without = new Visitor(SERVER).postWith("", "/sign-in", Map.of("name", "a", "password", "b"));
        assertThat(without.status()).isEqualTo(403);
    }

    @Test
    @Tag("ASVS-7.2.2")
    void aKeyIsNoWayInForAPerson() {
        Visitor visitor = Visitor.with(SERVER, "blk_nonsense");
        assertThat(visitor.get("/account").location()).isEqualTo("/sign-in");
    }

    private Shown password(String password) {
        return visitor.post("/sign-in", Map.of("name", person.name(), "password", password));
    }

    private Shown code(int steps) {
        return visitor.post("/sign-in/code", Map.of("code", People.code(person.secret(), steps)));
    }

    /// Without what differs by nature: the hidden token of the form and the name that was typed.
    private static String body(Shown shown) {
        return shown.html()
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "")
                .replaceAll("name=\"name\" value=\"[^\"]*\"", "");
    }
}
