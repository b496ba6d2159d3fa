package org.bailee.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bailee.server.api.RunningServer;
import org.bailee.server.console.Visitor.Shown;
import org.bailee.server.identity.NewStaff;
import org.bailee.server.identity.Staff;
import org.bailee.server.identity.StaffRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a hostile page, link or name could make of a reader's browser.
class BrowserIT {
    private static final RunningServer SERVER = RunningServer.shared();
    private static final Pattern ELSEWHERE =
            Pattern.compile("(?:src|href|action)=\"(?:[a-z]+:)?//", Pattern.CASE_INSENSITIVE);

    private final People people = People.of(SERVER);
    private final People.Person person = people.make(StaffRole.ADMINISTRATOR);
    private final Visitor visitor = Visitor.with(SERVER, person.token());

    @Test
    @Tag("ASVS-3.2.2")
    void showsMarkupInANameAsText() {
        String name = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>&amp;";
        SERVER.room(Staff.class)
                .invite(
                        people.administrator(),
                        new NewStaff(
                                "<i>&\"'" + System.nanoTime(),
                                name,
                                Set.of(StaffRole.SUPPORT),
                                Set.of(),
                                Optional.empty(),
                                Optional.empty()));
        String page = visitor.get("/staff").html();
        assertThat(page)
                .doesNotContain("<script>alert", "<img src=x", "<i>&")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    @Test
    @Tag("ASVS-3.6.1")
    @Tag("ASVS-3.4.3")
    void noPageAsksForAnythingFromElsewhereOrRunsWhatStandsInIt() {
        for (String path : pages()) {
            String page = visitor.get(path).html();
            assertThat(ELSEWHERE.matcher(page).find()).as(path).isFalse();
            assertThat(page)
                    .as(path)
                    .doesNotContain("<style", " style=", "javascript:")
                    .doesNotContainPattern(" on[a-z]+=\"");
            assertThat(page.replaceAll("<script [^>]*src=\"/assets/[^\"]+\"[^>]*></script>", ""))
                    .as(path)
                    .doesNotContain("<script");
        }
    }

    @ParameterizedTest
    @Tag("ASVS-3.7.2")
    @ValueSource(
            strings = {
                "https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "/%2felsewhere.example",
                        "\t//elsewhere.example",
                "javascript:alert(1)", "/staff@elsewhere.example", "/staff/../../elsewhere", "https:elsewhere.example",
                        ""
            })
    void leadsNobodyAwayFromHere(String back) {
        Shown asked = visitor.get(
                "/step-up?back=" + java.net.URLEncoder.encode(back, java.nio.charset.StandardCharsets.UTF_8));
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.html()).doesNotContain("elsewhere", "javascript:");
        Shown proved = visitor.post("/step-up", Map.of("code", People.code(person.secret(), 1), "back", back));
        assertThat(proved.status()).isEqualTo(303);
        assertThat(proved.location()).isEqualTo("/");
    }

    @Test
    @Tag("ASVS-3.5.3")
    @Tag("ASVS-7.6.2")
    void aLinkChangesNothingAndSignsNobodyIn() {
        Set<String> gets = routes("GET");
        Set<String> onlyPosts = new TreeSet<>(routes("POST"));
        onlyPosts.removeAll(gets);
        // Whose way in is over is led home from there, whatever the method.
        onlyPosts.removeIf(path -> path.startsWith("/set-up/") || path.startsWith("/sign-in/"));
        assertThat(onlyPosts).isNotEmpty();
        for (String path : onlyPosts) {
            assertThat(visitor.get(path.replace("{id}", "01890000-0000-7000-8000-000000000001")
                                    .replace("{part}", "1")
                                    .replace("{name}", "none"))
                            .status())
                    .as(path)
                    .isBetween(400, 499);
        }
        Visitor guest = new Visitor(SERVER);
        guest.get("/sign-in?name=" + person.name() + "&password=x");
        guest.get("/set-up/begin?code=x");
        assertThat(guest.session()).isEmpty();
    }

    @Test
    @Tag("ASVS-4.1.4")
    void takesNoMethodThatNoRouteHas() {
        for (String method : List.of("PUT", "PATCH", "DELETE", "PROPFIND", "get")) {
            for (String path : List.of("/", "/staff", "/account", "/sign-in")) {
                assertThat(visitor.send(method, path).status())
                        .as("%s %s", method, path)
                        .isBetween(400, 499);
            }
        }
    }

    @Test
    @Tag("ASVS-6.2.6")
    @Tag("ASVS-6.2.7")
    void hidesPasswordsAndLetsManagersFillThemIn() {
        String door = new Visitor(SERVER).get("/sign-in").html();
        String account = visitor.get("/account").html();
        assertThat(inputs(door))
                .anyMatch(input ->
                        input.contains("type=\"password\"") && input.contains("autocomplete=\"current-password\""));
        assertThat(inputs(account))
                .anyMatch(input ->
                        input.contains("type=\"password\"") && input.contains("autocomplete=\"new-password\""));
        assertThat(door + account).doesNotContain("onpaste");
        assertThat(inputs(door + account))
                .filteredOn(input -> input.contains("type=\"password\""))
                .noneMatch(input -> input.contains("autocomplete=\"off\"") || input.contains("maxlength"));
    }

    @Test
    @Tag("ASVS-7.4.4")
    void everyRoomHasAWayOut() {
        for (String path : pages()) {
            if (path.equals("/log/checkpoint") || path.equals("/unseal")) {
                continue; // a file and no page; a page only while nobody can be signed in
            }
            assertThat(visitor.get(path).html()).as(path).contains("action=\"/sign-out\"");
        }
    }

    /// The pages of the rooms, without those of single things.
    private static Set<String> pages() {
        return routes("GET").stream()
                .filter(path -> !path.contains("{") && !path.startsWith("/sign-in") && !path.startsWith("/set-up"))
                .filter(path -> !path.startsWith("/step-up") && !path.endsWith(".csv") && !path.endsWith(".yaml"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> routes(String method) {
        return SERVER.allRoutes().stream()
                .filter(route ->
                        route.startsWith(method + " ") && !route.contains(" /v1/") && !route.endsWith("/health"))
                .map(route -> route.substring(method.length() + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> inputs(String html) {
        return Pattern.compile("<input [^>]*>")
                .matcher(html)
                .results()
                .map(found -> found.group())
                .toList();
    }
}
