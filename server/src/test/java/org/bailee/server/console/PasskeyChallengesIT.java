package org.bailee.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bailee.server.api.RunningServer;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.EntryQuery;
import org.bailee.server.console.People.Person;
import org.bailee.server.console.Visitor.Shown;
import org.bailee.server.identity.Passkeys;
import org.bailee.server.identity.Session;
import org.bailee.server.identity.Sessions;
import org.bailee.server.identity.StaffRole;
import org.bailee.server.keys.KeyRing;
import org.junit.jupiter.api.Test;

/// An answer of a passkey counts for the challenge it was asked with, in the browser that asked, once and soon.
class PasskeyChallengesIT {
    private static final RunningServer SERVER = RunningServer.shared();
    private static final People PEOPLE = People.of(SERVER);
    private static final String COOKIE = "__Host-bailee-challenge";
    private static final String ORIGIN =
            "https://localhost:" + URI.create(SERVER.url()).getPort();
    private static final Pattern CHALLENGE = Pattern.compile("\"challenge\":\"([^\"]+)\"");

    private final Person person = PEOPLE.make(StaffRole.SUPPORT);
    private final Visitor owner = Visitor.with(SERVER, person.token());
    private final SoftAuthenticator device = withPasskey();
    private final Visitor browser = new Visitor(SERVER);

    @Test
    void letsInByAnAnswerToTheDoorsChallenge() {
        assertThat(in(browser, device.show(asked(browser, "/sign-in/passkey/ask"), 1))
                        .location())
                .isEqualTo("/");
        assertThat(browser.get("/").status()).isEqualTo(200);
    }

    /// WebAuthn level 3, section 7.2, step 6.
    @Test
    void takesNoAnswerWithTheHandleOfAnother() {
        Passkeys passkeys = SERVER.room(Passkeys.class);
        byte[] other = passkeys.handle(PEOPLE.administrator().staff().id());
        assertThat(in(browser, device.show(asked(browser, "/sign-in/passkey/ask"), 1, other))
                        .status())
                .isEqualTo(401);
        assertThat(browser.get("/").location()).isEqualTo("/sign-in");
        byte[] own = passkeys.handle(passkeys.owner(person.name()).orElseThrow().id());
        assertThat(in(browser, device.show(asked(browser, "/sign-in/passkey/ask"), 2, own))
                        .location())
                .isEqualTo("/");
    }

    @Test
    void doesNotTakeAnAnswerTwiceFromADeviceThatCountsNothing() {
        isRefusedAgain(0);
    }

    /// Its count is no higher either: that is no copied passkey, but an answer sent again.
    @Test
    void callsAnAnswerSentAgainNoCopy() {
        isRefusedAgain(7);
        assertThat(refusals()).doesNotContain("counted-backwards");
    }

    @Test
    void callsAFreshAnswerThatCountsBackwardsACopy() {
        in(browser, device.show(asked(browser, "/sign-in/passkey/ask"), 7));
        Visitor thief = new Visitor(SERVER);
        assertThat(in(thief, device.show(asked(thief, "/sign-in/passkey/ask"), 7))
                        .status())
                .isEqualTo(401);
        assertThat(refusals()).contains("counted-backwards");
    }

    @Test
    void takesNoAnswerToAnotherBrowsersChallenge() {
        String challenge = asked(new Visitor(SERVER), "/sign-in/passkey/ask");
        browser.get("/sign-in");
        assertThat(in(browser, device.show(challenge, 1)).status()).isEqualTo(401);
        asked(browser, "/sign-in/passkey/ask");
        assertThat(in(browser, device.show(challenge, 1)).status()).isEqualTo(401);
    }

    @Test
    void takesNoAnswerThatComesTooLate() {
        browser.get("/sign-in");
        String old = ours(Instant.now().minusSeconds(1));
        browser.hold(COOKIE, old);
        assertThat(in(browser, device.show(old, 1)).status()).isEqualTo(401);
        String good = ours(Instant.now().plus(Duration.ofMinutes(1)));
        browser.hold(COOKIE, good);
        assertThat(in(browser, device.show(good, 1)).location())
                .as("made like the one before, and in time")
                .isEqualTo("/");
    }

    @Test
    void takesNoAnswerToAnotherSessionsChallenge() {
        in(browser, device.show(asked(browser, "/sign-in/passkey/ask"), 1));
        String challenge = asked(owner, "/step-up/passkey/ask");
        asked(browser, "/step-up/passkey/ask");
        assertThat(again(browser, device.show(challenge, 2)).status()).isEqualTo(401);
        assertThat(again(owner, device.show(challenge, 3)).status())
                .as("its own session's")
                .isEqualTo(303);
    }

    @Test
    void takesAnAnswerInASessionOnceAndInTime() {
        String challenge = asked(owner, "/step-up/passkey/ask");
        assertThat(again(owner, device.show(challenge, 0)).status()).isEqualTo(303);
        assertThat(again(owner, device.show(challenge, 0)).status()).isEqualTo(401);
        Session own = SERVER.room(Sessions.class).find(owner.session()).orElseThrow();
        String old = ours(Instant.now().minusSeconds(1));
        SERVER.room(Sessions.class).putChallenge(own, Base64.getUrlDecoder().decode(old));
        assertThat(again(owner, device.show(old, 0)).status()).isEqualTo(401);
    }

    @Test
    void asksWithWhatNoLogAndNoCacheKeeps() {
        browser.get("/sign-in");
        Shown asked = browser.post("/sign-in/passkey/ask", Map.of());
        assertThat(asked.header("Cache-Control")).isEqualTo("no-store");
        assertThat(asked.header("Content-Type")).startsWith("application/json");
    }

    @Test
    void removesAPasskeyThatIsNotTheLastFactor() {
        owner.get("/account");
        assertThat(owner.post("/account/passkeys/" + device.id() + "/remove", Map.of())
                        .location())
                .isEqualTo("/account");
        assertThat(in(browser, device.show(asked(browser, "/sign-in/passkey/ask"), 1))
                        .status())
                .isEqualTo(401);
    }

    private void isRefusedAgain(int count) {
        String challenge = asked(browser, "/sign-in/passkey/ask");
        String cookie = browser.cookie(COOKIE);
        String answer = device.show(challenge, count);
        assertThat(in(browser, answer).location()).isEqualTo("/");
        Visitor replaying = new Visitor(SERVER);
        replaying.get("/sign-in");
        replaying.hold(COOKIE, cookie);
        assertThat(in(replaying, answer).status()).isEqualTo(401);
        assertThat(replaying.get("/").location()).isEqualTo("/sign-in");
    }

    private SoftAuthenticator withPasskey() {
        SoftAuthenticator made = new SoftAuthenticator(ORIGIN);
        String answer = made.make(asked(owner, "/account/passkeys/ask"));
        assertThat(owner.post("/account/passkeys", Map.of("answer", answer, "label", "device"))
                        .location())
                .isEqualTo("/account");
        return made;
    }

    private static String asked(Visitor visitor, String path) {
        visitor.get(path.startsWith("/sign-in") ? "/sign-in" : "/account");
        Matcher challenge = CHALLENGE.matcher(visitor.post(path, Map.of()).html());
        assertThat(challenge.find()).isTrue();
        return challenge.group(1);
    }

    private static Shown in(Visitor visitor, String answer) {
        return visitor.post("/sign-in/passkey", Map.of("answer", answer));
    }

    private static Shown again(Visitor visitor, String answer) {
        return visitor.post("/step-up/passkey", Map.of("answer", answer, "back", "/account"));
    }

    /// A challenge as the server makes them, good until a moment of our choice.
    private static String ours(Instant until) {
        byte[] signed = ByteBuffer.allocate(40)
                .position(32)
                .putLong(until.toEpochMilli())
                .array();
        byte[] code = SERVER.room(KeyRing.class).staffSecrets().mac("door-challenge", signed);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(40 + code.length)
                        .put(signed)
                        .put(code)
                        .array());
    }

    /// Why passkeys of this person were refused.
    private List<String> refusals() {
        String id = SERVER.room(Sessions.class)
                .find(owner.session())
                .orElseThrow()
                .staff()
                .id()
                .toString();
        return SERVER.room(AuditLog.class).find(EntryQuery.newest(200)).items().stream()
                .map(Entry::details)
                .filter(details -> id.equals(details.get("staff")) && "passkey".equals(details.get("step")))
                .map(details -> details.get("why"))
                .toList();
    }
}
