package org.bailee.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bailee.server.api.RunningServer;
import org.bailee.server.console.Visitor.Shown;
import org.junit.jupiter.api.Test;

/// What every answer tells a browser, whatever it is an answer to.
class HeadersIT {
    private static final RunningServer SERVER = RunningServer.shared();

    @Test
    void standOnPagesAssetsRedirectsAndRefusals() {
        Visitor visitor = new Visitor(SERVER);
        Shown page = visitor.get("/sign-in");
        String stylesheet = page.html().replaceAll("(?s).*<link rel=\"stylesheet\" href=\"([^\"]+)\".*", "$1");
        List<Shown> answers = List.of(
                page, visitor.get(stylesheet), visitor.get("/"), visitor.get("/assets/none"), visitor.get("/nowhere"));
        for (Shown answer : answers) {
            assertThat(answer.header("Content-Security-Policy"))
                    .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.header("Strict-Transport-Security")).contains("max-age=");
            assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        }
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(visitor.get(stylesheet).header("Cache-Control")).contains("immutable");
    }

    @Test
    void keepTheSessionFromScriptsAndOtherSites() {
        Visitor visitor = new Visitor(SERVER);
        String cookie = visitor.get("/sign-in").header("Set-Cookie");
        assertThat(cookie).startsWith("__Host-").contains("Secure", "HttpOnly", "SameSite=Strict", "Path=/");
    }

    @Test
    void noPageHoldsAScriptOrAStyleOfItsOwn() {
        assertThat(new Visitor(SERVER).get("/sign-in").html())
                .doesNotContain("<script", "<style", " style=", " onclick=", "http://", "https://");
    }
}
