package org.bailee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bailee.client.FakeReply;
import org.bailee.client.FakeRequest;
import org.bailee.client.FakeServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoldCommandsTests {
    private static final String HOLD =
            "{\"id\":\"h-1\",\"subject\":\"p-1\",\"ground\":\"contested\",\"because\":\"R-3\","
                    + "\"owner\":\"privacy\",\"reviewOn\":\"2027-03-31\"}";

    private final Ran.Shell shell = new Ran.Shell();
    private final List<String> asked = new ArrayList<>();
    private String body = "";
    private FakeServer server;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        server = FakeServer.answering(this::answer);
        shell.environment.put("BAILEE_HOME", server.homeIn(folder).toString());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void restrictsListsAndLiftsOnceThePersonWasTold() {
        Ran placed = shell.run(
                "restrict",
                "place",
                "p-1",
                "--ground",
                "contested",
                "--because",
                "R-3",
                "--owner",
                "privacy",
                "--review",
                "2027-03-31");
        assertThat(placed.exit()).as(placed.err()).isEqualTo(Exit.DONE);
        assertThat(placed.out()).contains("h-1", "told before it is lifted");
        assertThat(shell.run("restrict", "list").out()).contains("h-1", "contested", "review 2027-03-31");
        assertThat(shell.run("restrict", "lift", "h-1").exit()).isEqualTo(Exit.USAGE);
        assertThat(shell.run("restrict", "lift", "h-1", "--told", "2026-11-26").exit())
                .isEqualTo(Exit.DONE);
        assertThat(asked)
                .containsExactly(
                        "POST /v1/restrictions",
                        "GET /v1/restrictions",
                        "DELETE /v1/restrictions/h-1{told=2026-11-26}");
    }

    @Test
    void holdsListsAndReleases() {
        assertThat(shell.run("hold", "place", "p-1", "--because", "R-3", "--owner", "privacy", "--review", "2027-03-31")
                        .exit())
                .isEqualTo(Exit.DONE);
        assertThat(shell.run("hold", "list", "--due", "2027-12-31").out()).contains("h-1");
        assertThat(shell.run("hold", "release", "h-1", "--reason", "CLOSED").exit())
                .isEqualTo(Exit.DONE);
        assertThat(asked).containsExactly("POST /v1/holds", "GET /v1/holds{due=2027-12-31}", "DELETE /v1/holds/h-1");
    }

    @Test
    void erasesAPartOrThePersonAndNothingUnlessSure() {
        assertThat(shell.run("erase", "p-1", "--as", "orders", "--field", "profile.phone")
                        .exit())
                .isEqualTo(Exit.REFUSED);
        assertThat(asked).isEmpty();
        Ran erased = shell.run("erase", "p-1", "--as", "orders", "--field", "profile.phone,order.total", "--yes");
        assertThat(erased.exit()).as(erased.err()).isEqualTo(Exit.DONE);
        assertThat(body).contains("profile.phone", "order.total");
        assertThat(shell.run("erase", "p-1", "--as", "orders", "--yes").exit()).isEqualTo(Exit.DONE);
        // The register tells what a law demands to be kept, before anything goes.
        assertThat(asked)
                .containsExactly(
                        "GET /v1/register",
                        "POST /v1/subjects/p-1/erase",
                        "GET /v1/register",
                        "DELETE /v1/subjects/p-1");
    }

    private FakeReply answer(FakeRequest request) {
        body = request.text();
        asked.add(request.method() + " " + request.path() + (request.query().isEmpty() ? "" : request.query()));
        return switch (request.method()) {
            case "POST" -> FakeReply.json(201, HOLD);
            case "GET" -> FakeReply.json(200, "{\"items\":[" + HOLD + "],\"next\":null}");
            default -> FakeReply.json(200, HOLD);
        };
    }
}
