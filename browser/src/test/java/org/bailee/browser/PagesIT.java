package org.bailee.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every page for every reader: light and dark, on a telephone and a desk, with what axe finds wrong.
class PagesIT {
    private static final House HOUSE = House.shared();
    private static final Path SHOTS = Path.of("target", "screenshots");
    private static final Set<String> TAKEN = new TreeSet<>();
    private static final int NARROW = 360;
    private static final int WIDE = 1440;

    /// One line for each page: where it is, and whether its reader is signed in.
    private static final List<Shown> PAGES = List.of(
            new Shown("/sign-in", false),
            new Shown("/set-up/begin", false),
            new Shown("/", true),
            new Shown("/step-up", true),
            new Shown("/account", true),
            new Shown("/staff", true),
            new Shown("/approvals", true),
            new Shown("/approvals/ask", true),
            new Shown("/people", true),
            new Shown("/register", true),
            new Shown("/keys", true));

    record Shown(String path, boolean signedIn) {}

    static List<Shown> pages() {
        return PAGES;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void fitsAndKeepsNobodyOut(Shown shown) throws IOException {
        Page page = shown.signedIn() ? HOUSE.administrator() : HOUSE.visitor();
        page.navigate(shown.path());
        assertThat(page.url()).isEqualTo(HOUSE.url() + shown.path());
        page.evaluate(axe());
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (int width : List.of(NARROW, WIDE)) {
                page.setViewportSize(width, 900);
                assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                        .as("%s at %d fits", shown.path(), width)
                        .isEqualTo(true);
                shoot(page, shown, scheme, width);
            }
            assertThat(seriousIn(page)).as("%s, %s", shown.path(), scheme).isEmpty();
        }
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

    @AfterAll
    static void index() throws IOException {
        StringBuilder html = new StringBuilder("<!doctype html><title>Pages</title>");
        TAKEN.forEach(name -> html.append("<h2>%s</h2><img src=\"%s\" alt=\"\">".formatted(name, name)));
        Files.createDirectories(SHOTS);
        Files.writeString(SHOTS.resolve("index.html"), html);
    }

    private static List<?> seriousIn(Page page) {
        return (List<?>) page.evaluate("""
                async () => (await axe.run()).violations
                    .filter(found => ["serious", "critical"].includes(found.impact))
                    .map(found => found.id + ": " + found.nodes.map(node => node.html).join(" | "))""");
    }

    private static void shoot(Page page, Shown shown, ColorScheme scheme, int width) {
        String name = "%s-%s-%d.png".formatted(shown.path().replaceAll("\\W+", "_"), scheme, width);
        page.screenshot(
                new Page.ScreenshotOptions().setPath(SHOTS.resolve(name)).setFullPage(true));
        TAKEN.add(name);
    }

    private static Object background(ColorScheme scheme) {
        Page page = HOUSE.visitor(HOUSE.options().setColorScheme(scheme));
        page.navigate("/sign-in");
        Object colour = page.evaluate("getComputedStyle(document.documentElement).backgroundColor");
        page.context().close();
        return colour;
    }

    private static String axe() throws IOException {
        try (InputStream in = Objects.requireNonNull(PagesIT.class.getResourceAsStream("/axe.min.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
