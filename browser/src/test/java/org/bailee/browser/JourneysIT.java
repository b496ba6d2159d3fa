package org.bailee.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/// The pages that one comes to only on the way: looked at where they stand.
class JourneysIT {
    private static final House HOUSE = House.shared();

    @Test
    void inByInvitationAndBackByCode() {
        Page page = HOUSE.visitor();
        String name = HOUSE.newName();
        page.navigate("/set-up/begin");
        page.fill("input[name=link]", HOUSE.invite(name));
        page.click("button.first");
        Eye.looksAt(page, "set-up-password");
        page.fill("#password", "short");
        page.click("button.first");
        Eye.looksAt(page, "set-up-password-refused");
        page.fill("#password", House.PASSWORD);
        page.click("button.first");
        Eye.looksAt(page, "set-up-factor");
        String secret = House.showFactor(page);
        page.waitForSelector(".codes");
        Eye.looksAt(page, "set-up-codes");
        page.navigate("/");
        page.click("form[action='/sign-out'] button");
        page.fill("#name", name);
        page.fill("#password", "not the password");
        page.click("form[action='/sign-in'] button.first");
        Eye.looksAt(page, "sign-in-refused");
        page.fill("#name", name);
        page.fill("#password", House.PASSWORD);
        page.click("form[action='/sign-in'] button.first");
        page.waitForURL(HOUSE.url() + "/sign-in/code");
        Eye.looksAt(page, "sign-in-code");
        page.navigate("/sign-in/recovery");
        Eye.looksAt(page, "sign-in-recovery");
        page.navigate("/sign-in/code");
        page.fill("#code", TimeCode.of(secret, 1));
        page.click("form[action='/sign-in/code'] button");
        page.waitForURL(HOUSE.url() + "/");
        page.context().close();
    }

    @Test
    void refusals() {
        HOUSE.shop();
        Page page = HOUSE.colleague("marketing", "");
        assertThat(page.navigate("/staff").status()).isEqualTo(403);
        Eye.looksAt(page, "refused-403");
        assertThat(page.navigate("/nowhere").status()).isEqualTo(404);
        Eye.looksAt(page, "refused-404");
        page.navigate("/account");
        // More than any form of ours holds.
        page.evaluate("document.querySelector('form[method=post]').insertAdjacentHTML('beforeend',"
                + " `<input type=hidden name=much value=${'x'.repeat(100_000)}>`)");
        page.waitForResponse(
                answer -> answer.status() == 413,
                () -> page.evaluate("document.querySelector('form[method=post]').submit()"));
        // The page before is loaded as well: only what stands on the next tells that it is there.
        page.waitForSelector(".notice.bad");
        Eye.looksAt(page, "refused-413");
        page.context().close();
        Page guesser = HOUSE.visitor();
        PasskeysIT.guessUntilToldToWait(guesser, "nobody-of-this-name");
        Eye.looksAt(guesser, "refused-429");
        guesser.context().close();
    }

    @Test
    void aPersonLookedAtOpenedAndAskedAfter() {
        String path = "/people/" + HOUSE.shop().customer();
        Page page = HOUSE.colleague("support", "support");
        page.navigate("/people");
        page.selectOption("#field", "profile.email");
        page.fill("#value", "nobody@lovelace.example");
        page.click("form[action='/people/find'] button");
        Eye.looksAt(page, "people-nobody");
        page.navigate(path);
        Eye.looksAt(page, "person-purpose");
        page.navigate(path + "?for=fulfil-orders");
        Eye.looksAt(page, "person");
        page.check("input[name=field][value='profile.email']");
        page.fill("#reason", "TICKET-4711");
        page.click("form.wide button.first");
        assertThat(page.content()).contains("ada@lovelace.example");
        Eye.looksAt(page, "person-opened");
        page.navigate(path + "/break-glass");
        Eye.looksAt(page, "break-glass");
        page.context().close();
        Page officer = HOUSE.administrator();
        officer.navigate(path + "/history");
        Eye.looksAt(officer, "person-history");
        officer.context().close();
    }

    @Test
    void askingAndDeciding() {
        HOUSE.shop();
        Page page = HOUSE.colleague("support", "support");
        page.navigate("/approvals/ask");
        Eye.looksAt(page, "approvals-ask");
        page.selectOption("#wanted", "bookkeeping billing");
        page.fill("#hours", "2");
        page.fill("#reason", "TICKET-77");
        page.click("form[action='/approvals/ask'] button");
        String asked = page.url();
        assertThat(asked).contains("/approvals/");
        page.context().close();
        Page officer = HOUSE.administrator();
        officer.navigate(asked);
        Eye.looksAt(officer, "approval");
        officer.navigate("/approvals");
        Eye.looksAt(officer, "approvals-waiting");
        officer.context().close();
    }

    @Test
    void theRegisterAndTheKeysOfABusiness() {
        HOUSE.shop();
        Page page = HOUSE.administrator();
        page.navigate("/register");
        Eye.looksAt(page, "register-full");
        page.navigate("/keys");
        page.fill("#name", "web shop");
        page.check("input[name=permission] >> nth=0");
        page.click("form[method=post][action='/keys'] button");
        assertThat(page.content()).contains("The key web shop");
        Eye.looksAt(page, "keys-made");
        page.context().close();
    }

    @Test
    void lettingAColleagueBackIn() {
        Page other = HOUSE.colleague("administrator", "");
        Page page = HOUSE.administrator();
        page.navigate("/staff?role=administrator&state=active&sort=-since");
        page.click("tbody tr:has(form[action$='/reset']) >> nth=0 >> details:has(form[action$='/reset']) summary");
        page.check("tbody tr:has(form[action$='/reset']) >> nth=0 >> input[value=reset-factors]");
        page.click("tbody tr:has(form[action$='/reset']) >> nth=0 >> form[action$='/reset'] button");
        assertThat(page.content()).contains("Wait for a second administrator");
        Eye.looksAt(page, "staff-resets");
        page.click("a[href$='/sessions'] >> nth=0");
        Eye.looksAt(page, "staff-sessions");
        other.context().close();
        page.context().close();
    }
}
