package org.bailee.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bailee.server.api.RunningServer;
import org.bailee.server.console.Visitor.Shown;
import org.bailee.server.identity.StaffRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What every answer tells a browser, whatever it is an answer to.
class HeadersIT {
    private static final RunningServer SERVER = RunningServer.shared();

    private final Visitor nobody = new Visitor(SERVER);
    private final Visitor administrator =
            Visitor.with(SERVER, People.of(SERVER).make(StaffRole.ADMINISTRATOR).token());

    @Test
    @Tag("ASVS-3.4.1")
    @Tag("ASVS-3.4.3")
    @Tag("ASVS-3.4.4")
    @Tag("ASVS-3.4.5")
    @Tag("ASVS-3.4.6")
    @Tag("ASVS-3.4.8")
    @Tag("ASVS-3.5.8")
    void standOnPagesAssetsRedirectsAndRefusals() {
        for (Shown answer : everything()) {
            assertThat(answer.header("Content-Security-Policy"))
                    .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.header("Strict-Transport-Security"))
                    .contains("max-age=31536000")
                    .contains("includeSubDomains");
            assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
            assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
            assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        }
    }

    @Test
    @Tag("ASVS-4.1.1")
    void sayWhatTheBodyIs() {
        for (Shown answer : everything()) {
            if (!answer.html().isEmpty()) {
                assertThat(answer.header("Content-Type")).containsIgnoringCase("charset=utf-8");
            }
        }
    }

    @Test
    void keepPagesOutOfCachesAndAssetsInThem() {
        assertThat(nobody.get("/sign-in").header("Cache-Control")).contains("no-store");
        assertThat(administrator.get("/staff").header("Cache-Control")).contains("no-store");
        assertThat(nobody.get(stylesheet()).header("Cache-Control")).contains("immutable");
    }

    @Test
    @Tag("ASVS-3.3.1")
    @Tag("ASVS-3.3.2")
    @Tag("ASVS-3.3.3")
    @Tag("ASVS-3.3.4")
    @Tag("ASVS-3.3.5")
    void keepTheCookiesFromScriptsAndOtherSites() {
        People.Person person = People.of(SERVER).make(StaffRole.SUPPORT);
        Visitor visitor = new Visitor(SERVER);
        Shown door = visitor.get("/sign-in");
        Shown half = visitor.post("/sign-in", Map.of("name", person.name(), "password", People.PASSWORD));
        List<String> cookies = Stream.of(door, half)
                .flatMap(shown -> shown.response().headers().allValues("Set-Cookie").stream())
                .toList();
        assertThat(cookies)
                .hasSizeGreaterThan(1)
                .allSatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-")
                        .contains("Secure", "HttpOnly", "SameSite=Strict", "Path=/")
                        .doesNotContain("Domain")
                        .hasSizeLessThan(4096));
        assertThat(visitor.session()).isNotEmpty();
        Shown next = visitor.get("/sign-in/code");
        assertThat(next.html()).doesNotContain(visitor.session());
    }

    /// Whatever a script may load is the same for everybody: it holds looks, no data.
    @Test
    @Tag("ASVS-3.5.7")
    void giveAssetsToAllAlike() {
        assertThat(administrator.get(stylesheet()).html())
                .isEqualTo(nobody.get(stylesheet()).html());
    }

    private List<Shown> everything() {
        return List.of(
                nobody.get("/sign-in"),
                nobody.get(stylesheet()),
                nobody.get("/"),
                nobody.get("/assets/none"),
                nobody.get("/nowhere"),
                nobody.postWith("wrong", "/sign-in", Map.of()),
                nobody.post("/sign-in", Map.of()),
                administrator.get("/staff"),
                administrator.get("/nowhere"));
    }

    private String stylesheet() {
        return nobody.get("/sign-in").html().replaceAll("(?s).*<link rel=\"stylesheet\" href=\"([^\"]+)\".*", "$1");
    }
}
