package org.bailee.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every page for every reader: light and dark, on a telephone and a desk, with what axe finds wrong.
class PagesIT {
    private static final House HOUSE = House.shared();

    /// One line for each page: where it is, and whether its reader is signed in.
    private static final List<Shown> PAGES = List.of(
            new Shown("/sign-in", false),
            new Shown("/set-up/begin", false),
            new Shown("/", true),
            new Shown("/step-up", true),
            new Shown("/account", true),
            new Shown("/account/notices", true),
            new Shown("/staff", true),
            new Shown("/approvals", true),
            new Shown("/approvals/ask", true),
            new Shown("/people", true),
            new Shown("/register", true),
            new Shown("/log", true),
            new Shown("/watch/rules", true),
            new Shown("/retention", true),
            new Shown("/restrictions", true),
            new Shown("/custodians", true),
            new Shown("/keys", true));

    record Shown(String path, boolean signedIn) {}

    static List<Shown> pages() {
        return PAGES;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void fitsAndKeepsNobodyOut(Shown shown) {
        Page page = shown.signedIn() ? HOUSE.administrator() : HOUSE.visitor();
        page.navigate(shown.path());
        assertThat(page.url()).isEqualTo(HOUSE.url() + shown.path());
        Eye.looksAt(page, shown.path().replaceAll("\\W+", "_"));
        page.context().close();
    }

    /// Whoever tunes the watch is seen by it: the shortest way to an alert with an entry behind it.
    @Test
    void showsAnAlertAndTheEntryBehindIt() {
        Page page = HOUSE.colleague("administrator", "");
        page.navigate("/watch/honey");
        Eye.looksAt(page, "_watch_honey");
        page.fill("#mailDomain", "customers.example");
        page.click("form[action='/watch/honey/suggest'] button");
        Eye.looksAt(page, "_watch_honey_suggested");
        page.navigate("/watch/rules");
        Locator rule = page.locator("details").first();
        rule.locator("summary").click();
        rule.locator("input[name=reason]").fill("TICKET-7");
        rule.locator("button").click();
        Locator alert = page.locator("tbody a");
        for (int tries = 0; tries < 50 && alert.count() == 0; tries++) {
            page.navigate("/watch?state=all");
            page.waitForTimeout(200);
        }
        Eye.looksAt(page, "_watch_with_alert");
        alert.first().click();
        page.waitForURL(url -> url.matches(".*/watch/[0-9a-f-]{36}"));
        Eye.looksAt(page, "_watch_alert");
        page.locator("tbody a[href^='/log/']").first().click();
        page.waitForURL(url -> url.matches(".*/log/[0-9a-f-]{36}"));
        Eye.looksAt(page, "_log_entry");
        Download proof = page.waitForDownload(() -> page.click("a[href$='/proof']"));
        assertThat(proof.suggestedFilename()).endsWith(".tlog-proof");
        page.navigate("/");
        Eye.looksAt(page, "_home_with_alarm");
        page.context().close();
    }

    @Test
    void isDarkWhereThatIsWanted() {
        assertThat(background(ColorScheme.DARK)).isNotEqualTo(background(ColorScheme.LIGHT));
    }

    @Test
    void signsInWithPasswordAndCodeByKeyboardAlone() {
        Page page = HOUSE.visitor();
        page.navigate("/sign-in");
        page.focus("#name");
        page.keyboard().type(House.NAME);
        page.keyboard().press("Tab");
        page.keyboard().type(House.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL(HOUSE.url() + "/sign-in/code");
        page.focus("#code");
        page.keyboard().type(TimeCode.of(HOUSE.secret(), 1));
        page.keyboard().press("Enter");
        page.waitForURL(HOUSE.url() + "/");
        page.context().close();
    }

    private static Object background(ColorScheme scheme) {
        Page page = HOUSE.visitor(HOUSE.options().setColorScheme(scheme));
        page.navigate("/sign-in");
        Object colour = page.evaluate("getComputedStyle(document.documentElement).backgroundColor");
        page.context().close();
        return colour;
    }
}
