package org.bailee.browser;

import static org.assertj.core.api.Assertions.assertThat;

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
            new Shown("/staff?state=disabled", true),
            new Shown("/approvals", true),
            new Shown("/approvals/ask", true),
            new Shown("/people", true),
            new Shown("/register", true),
            new Shown("/log", true),
            new Shown("/log?kind=sign-in-refused", true),
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
