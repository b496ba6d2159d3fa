package org.bailee.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Looks at a page as every reader does: light and dark, on a telephone and a desk, with what axe finds wrong. A
/// picture of each stays in `target/screenshots`.
final class Eye {
    private static final Path SHOTS = Path.of("target", "screenshots");
    private static final int NARROW = 360;
    private static final int WIDE = 1440;

    private Eye() {}

    /// @param name of the pictures
    static void looksAt(Page page, String name) {
        try {
            page.evaluate(axe());
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                for (int width : List.of(NARROW, WIDE)) {
                    page.setViewportSize(width, 900);
                    if (!Boolean.TRUE.equals(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))) {
                        fail("%s is wider than %d; beyond its edge: %s", name, width, beyond(page));
                    }
                    shoot(page, "%s-%s-%d.png".formatted(name, scheme, width));
                }
                // Between light and dark nothing differs but the colours.
                String rules = scheme == ColorScheme.LIGHT ? "" : ", runOnly: ['color-contrast']";
                assertThat(seriousIn(page, rules)).as("%s, %s", name, scheme).isEmpty();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// What reaches over the edge of the page and does not scroll by itself.
    private static Object beyond(Page page) {
        return page.evaluate("""
                [...document.querySelectorAll('body *')]
                  .filter((one) => one.getBoundingClientRect().right > innerWidth && !one.closest('.scroll'))
                  .map((one) => one.tagName + '.' + one.className)
                """);
    }

    private static List<?> seriousIn(Page page, String rules) {
        return (List<?>) page.evaluate("""
                async () => (await axe.run({resultTypes: ['violations']%s})).violations
                    .filter(found => ["serious", "critical"].includes(found.impact))
                    .map(found => found.id + ": " + found.nodes.map(node => node.html).join(" | "))""".formatted(rules));
    }

    private static void shoot(Page page, String name) throws IOException {
        page.screenshot(
                new Page.ScreenshotOptions().setPath(SHOTS.resolve(name)).setFullPage(true));
        index();
    }

    /// Of all that are there: two JVMs take them, and whoever comes last has seen the other's.
    private static void index() throws IOException {
        StringBuilder html = new StringBuilder("<!doctype html><title>Pages</title>");
        try (Stream<Path> files = Files.list(SHOTS)) {
            files.map(file -> file.getFileName().toString())
                    .filter(shot -> shot.endsWith(".png"))
                    .sorted()
                    .forEach(shot -> html.append("<h2>%s</h2><img src=\"%s\" alt=\"\">".formatted(shot, shot)));
        }
        Path whole = Files.writeString(Files.createTempFile(SHOTS, "index", ".new"), html);
        Files.move(whole, SHOTS.resolve("index.html"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String axe() throws IOException {
        try (InputStream in = Objects.requireNonNull(Eye.class.getResourceAsStream("/axe.min.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
