package org.bailee.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Passwords as they are typed, and what somebody learns of their account, in a real browser.
class AccountIT {
    private static final House HOUSE = House.shared();

    private final String name = HOUSE.newName();
    private final Page page = HOUSE.visitor();

    @AfterEach
    void close() {
        page.context().close();
    }

    @Test
    void showsThePasswordAndHidesItAgainBeforeItIsSent() {
        page.navigate("/sign-in");
        page.fill("#password", House.PASSWORD);
        page.click("button[data-shows=password]");
        assertThat(page.getAttribute("#password", "type")).isEqualTo("text");
        assertThat(page.getAttribute("button[data-shows=password]", "aria-pressed"))
                .isEqualTo("true");
        page.click("button[data-shows=password]");
        assertThat(page.getAttribute("#password", "type")).isEqualTo("password");
        page.click("button[data-shows=password]");
        page.evaluate("document.querySelector('#password').form.addEventListener('submit', (event) => {"
                + " event.preventDefault(); document.title = document.querySelector('#password').type; })");
        page.fill("#name", name);
        page.press("#password", "Enter");
        assertThat(page.title()).isEqualTo("password");
    }

    @ParameterizedTest
    @CsvSource({
        "seven77, short",
        "aaaaaaaaaaaaaaaa, weak",
        "abcdefgh12345678, weak",
        "bailee-person, weak",
        "gr4pe lam, fair",
        "four wet horses sing, good"
    })
    void saysHowAPasswordWouldWithstandGuessing(String password, String level) {
        House.choosePassword(page, HOUSE.invite(name));
        page.fill("#password", password);
        page.waitForSelector("[data-strength=password][data-level=" + level + "]");
        assertThat(page.locator("[data-strength=password]").innerText())
                .isEqualTo(page.getAttribute("[data-strength=password]", "data-" + level));
        assertThat(page.getAttribute("[data-strength=password]", "aria-live")).isEqualTo("polite");
    }

    @Test
    void sendsNothingWhileAPasswordIsTyped() {
        House.choosePassword(page, HOUSE.invite(name));
        // A browser may ask for the page's own icon late.
        page.waitForLoadState(LoadState.NETWORKIDLE);
        int[] sent = {0};
        page.onRequest(request -> sent[0]++);
        page.fill("#password", "");
        page.locator("#password").pressSequentially("gr4pe lamp");
        page.waitForSelector("[data-strength=password][data-level=fair]");
        assertThat(sent[0]).isZero();
    }

    @Test
    void tellsOfAWrongSecondFactorUntilThatIsMarkedAsRead() {
        House.choosePassword(page, HOUSE.invite(name));
        page.click("button.first");
        page.click("summary");
        page.fill("#code", TimeCode.of(page.locator("details code").innerText(), 0));
        page.click("form[action='/set-up/factor'] button");
        page.waitForSelector(".codes");
        Page guesser = HOUSE.visitor();
        PasskeysIT.password(guesser, name, House.PASSWORD);
        guesser.waitForURL(HOUSE.url() + "/sign-in/code");
        guesser.fill("#code", "000000");
        guesser.click("form[action='/sign-in/code'] button");
        guesser.waitForSelector("#refusal");
        guesser.context().close();
        page.navigate("/");
        assertThat(page.locator("section.notice").innerText()).contains("Wrong second factor");
        page.click("form[action='/account/notices/read'] button");
        page.waitForURL(HOUSE.url() + "/");
        assertThat(page.locator("section.notice").count()).isZero();
    }
}
