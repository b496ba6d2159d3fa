package org.bailee.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Passkeys, with a real browser's WebAuthn and a virtual authenticator.
class PasskeysIT {
    private static final String WAIT = "Too many tries";
    private static final int MOST_GUESSES = 15;

    private static final House HOUSE = House.shared();

    private final String name = HOUSE.newName();
    private final Page page = HOUSE.visitor();
    private final Authenticator device = Authenticator.of(page);

    @Test
    void setsUpWithAPasskeyAndSignsInWithItAlone() {
        setUp();
        signOut();
        page.click("form[action='/sign-in/passkey'] button");
        page.waitForURL(HOUSE.url() + "/");
        assertThat(page.locator("h1").count()).isEqualTo(1);
    }

    @Test
    void takesAPasskeyAsSecondFactor() {
        setUp();
        signOut();
        password(page, name, House.PASSWORD);
        page.waitForURL(HOUSE.url() + "/sign-in/code");
        page.click("form[action='/sign-in/code/passkey'] button");
        page.waitForURL(HOUSE.url() + "/");
    }

    @Test
    void takesAPasskeyAsStepUp() {
        setUp();
        page.navigate("/step-up?back=/account");
        page.click("form[action='/step-up/passkey'] button");
        page.waitForURL(HOUSE.url() + "/account");
    }

    @Test
    @Tag("S35")
    void letsThePasskeyInWhilePasswordsMustWait() {
        setUp();
        signOut();
        Page guesser = HOUSE.visitor();
        guessUntilToldToWait(guesser, name);
        page.click("form[action='/sign-in/passkey'] button");
        page.waitForURL(HOUSE.url() + "/");
        guesser.context().close();
    }

    @Test
    void refusesThePasskeyOfAnotherPersonAsSecondFactor() {
        setUp();
        signOut();
        // A page that was tampered with asks for any passkey; the server still wants this person's.
        page.addInitScript("""
                if (window.PublicKeyCredential) {
                  const read = PublicKeyCredential.parseRequestOptionsFromJSON.bind(PublicKeyCredential);
                  PublicKeyCredential.parseRequestOptionsFromJSON = (asked) => read({ ...asked, allowCredentials: [] });
                }""");
        password(page, House.NAME, House.PASSWORD);
        page.waitForURL(HOUSE.url() + "/sign-in/code");
        page.click("form[action='/sign-in/code/passkey'] button");
        page.waitForURL(HOUSE.url() + "/sign-in/code/passkey");
        assertThat(page.title()).startsWith("That passkey was not taken");
        page.navigate("/");
        assertThat(page.url()).endsWith("/sign-in/code");
    }

    @Test
    void refusesAPasskeyThatCountsBackwards() {
        setUp();
        JsonObject copy = device.passkey().deepCopy();
        signOut();
        page.click("form[action='/sign-in/passkey'] button");
        page.waitForURL(HOUSE.url() + "/");
        Page thief = HOUSE.visitor();
        copy.addProperty("signCount", 0);
        Authenticator.of(thief).put(copy);
        thief.navigate("/sign-in");
        thief.click("form[action='/sign-in/passkey'] button");
        thief.waitForURL(HOUSE.url() + "/sign-in/passkey");
        assertThat(thief.title()).startsWith("That passkey was not taken");
        thief.context().close();
    }

    @Test
    void addsRenamesAndRemovesPasskeysButNeverTheLastFactor() {
        setUp();
        page.navigate("/account");
        page.click("button.danger:has-text('Remove')");
        assertThat(page.content()).contains("last second factor");
        page.navigate("/account");
        page.fill("#passkey-label", "Again");
        page.click("form[action='/account/passkeys'] button");
        page.waitForSelector("[data-says]:not([hidden])");
        assertThat(page.locator("[data-says]:not([hidden])").innerText()).contains("already");
        page.fill("input[name=label] >> nth=0", "Blue key");
        page.click("button:has-text('Rename')");
        page.waitForSelector("h3:has-text('Blue key')");
        assertThat(page.locator("h3").allInnerTexts()).contains("Blue key");
    }

    private void setUp() {
        House.choosePassword(page, HOUSE.invite(name));
        page.click("button.first");
        page.fill("#passkey-label", "Test device");
        page.click("form[action='/set-up/passkey'] button");
        page.waitForSelector(".codes");
        page.navigate("/");
        assertThat(device.passkeys()).hasSize(1);
    }

    private void signOut() {
        page.click("form[action='/sign-out'] button");
        page.waitForURL(HOUSE.url() + "/sign-in");
    }

    /// The first waits are short, and a slow machine sits them out between two tries; they double with each.
    static void guessUntilToldToWait(Page page, String name) {
        String refusal = "";
        for (int i = 0; i < MOST_GUESSES && !refusal.contains(WAIT); i++) {
            password(page, name, "not the password " + i);
            refusal = page.locator("#refusal").innerText();
        }
        assertThat(refusal).contains(WAIT);
    }

    static void password(Page page, String name, String password) {
        page.navigate("/sign-in");
        page.fill("#name", name);
        page.fill("#password", password);
        page.click("form[action='/sign-in'] button.first");
    }
}
