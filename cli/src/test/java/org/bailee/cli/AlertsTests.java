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

/// Alerts are read and acknowledged as the API of the watch has it.
class AlertsTests {
    private static final String ALERT = """
            "id":"%s","rule":"sweep","grade":"alarm","state":"open","code":"sweep","gaps":["9"],
            "says":"Opened 9 people in a row.","actor":"key-1","person":null,"firstAt":"2026-01-31T12:00:00Z",
            "lastAt":"2026-01-31T12:05:00Z","count":9,"acknowledgedBy":null,"acknowledgedAt":null,"reason":null""";

    private final Ran.Shell shell = new Ran.Shell();
    private final List<FakeRequest> asked = new ArrayList<>();
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
    void listsThoseThatAreOpenPageByPage() {
        Ran listed = shell.run("alerts", "list", "--grade", "warning");

        assertThat(listed.exit()).as(listed.err()).isEqualTo(Exit.DONE);
        assertThat(listed.out()).contains("alert-1", "alert-2", "alarm", "Opened 9 people in a row.");
        assertThat(asked).allSatisfy(page -> assertThat(page.query()).containsEntry("state", "open"));
        assertThat(asked).allSatisfy(page -> assertThat(page.query()).containsEntry("grade", "warning"));
        assertThat(asked).hasSize(2);
    }

    @Test
    void listsNoMoreThanWereWanted() {
        Ran listed = shell.run("alerts", "list", "--all", "-n", "1", "--json");

        assertThat(listed.out()).contains("\"id\":\"alert-1\"").doesNotContain("alert-2");
        assertThat(asked)
                .singleElement()
                .satisfies(page ->
                        assertThat(page.query()).containsEntry("limit", "1").doesNotContainKey("state"));
    }

    @Test
    void showsTheEntriesBehindOneAndHowItWasTold() {
        Ran shown = shell.run("alerts", "show", "alert-1");

        assertThat(shown.out())
                .contains(
                        "alarm (sweep): Opened 9 people in a row.",
                        "9 times from 2026-01-31T12:00:00Z",
                        "open",
                        "told by mail: failed, tried 3 times (refused)",
                        "subject-opened  by key-1  on person-7");
    }

    @Test
    void acknowledgesOneForAReason() {
        assertThat(shell.run("alerts", "acknowledge", "alert-1").exit()).isEqualTo(Exit.USAGE);
        assertThat(asked).isEmpty();

        Ran done = shell.run("alerts", "acknowledge", "alert-1", "--reason", "TICKET-7");

        assertThat(done.exit()).as(done.err()).isEqualTo(Exit.DONE);
        assertThat(asked.getFirst().text()).isEqualTo("{\"reason\":\"TICKET-7\"}");
        assertThat(done.out()).contains("Acknowledged alert-1");
    }

    @Test
    void saysWhyOneIsNotItsOwnToAcknowledge() {
        Ran refused = shell.run("alerts", "acknowledge", "alert-2", "--reason", "TICKET-7");

        assertThat(refused.exit()).isEqualTo(Exit.REFUSED);
        assertThat(refused.err()).contains("alert.yourself", "hint: Ask a colleague.");
    }

    private FakeReply answer(FakeRequest request) {
        asked.add(request);
        return switch (request.method() + " " + request.path()) {
            case "GET /v1/alerts" ->
                request.query().containsKey("after")
                        ? FakeReply.json(200, "{\"items\":[{" + ALERT.formatted("alert-2") + "}],\"next\":null}")
                        : FakeReply.json(
                                200, "{\"items\":[{" + ALERT.formatted("alert-1") + "}],\"next\":\"alert-1\"}");
            case "GET /v1/alerts/alert-1" -> FakeReply.json(200, "{" + ALERT.formatted("alert-1") + """
                        ,"entries":[{"position":7,"id":"entry-7","at":"2026-01-31T12:00:00Z","kind":"subject-opened",
                        "actor":"key-1","subject":"person-7","purpose":null,"reason":null,"outcome":"done"}],
                        "deliveries":[{"id":"d","way":"mail","state":"failed","attempts":3,"fault":"refused",
                        "endedAt":null}]}""");
            case "POST /v1/alerts/alert-1/acknowledge" -> FakeReply.json(200, "{" + ALERT.formatted("alert-1") + "}");
            default -> FakeReply.problem(403, "alert.yourself", "It is about you.", "Ask a colleague.");
        };
    }
}
