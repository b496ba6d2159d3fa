package org.bailee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

/// Search indexes from the command line.
class CustodyIndexTests {
    private final Ran.Shell shell = new Ran.Shell();
    private final List<String> asked = new ArrayList<>();
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
    void listsThoseThatAreNotGone() {
        Ran listed = shell.run("custody", "indexes");
        assertThat(listed.exit()).isEqualTo(Exit.DONE);
        assertThat(listed.out())
                .contains("profile.email", "unique", "building", "600", "1042")
                .doesNotContain("gone");
        assertThat(shell.run("custody", "indexes", "--all").out()).contains("gone");
    }

    @Test
    void rotatesThoseOfOneFieldOrOfAllAndAsksWhich() {
        Ran one = shell.run("custody", "rotate-index", "--field", "profile.email");
        assertThat(one.exit()).isEqualTo(Exit.DONE);
        assertThat(one.out() + one.err()).contains("Begun: 2 indexes.");
        assertThat(shell.run("custody", "rotate-index", "--all").exit()).isEqualTo(Exit.DONE);
        assertThat(asked).containsExactly("{\"field\":\"profile.email\"}", "{}");
        assertThat(shell.run("custody", "rotate-index").exit()).isEqualTo(Exit.USAGE);
        assertThat(shell.run("custody", "rotate-index", "--all", "--field", "profile.email")
                        .exit())
                .isEqualTo(Exit.USAGE);
    }

    private FakeReply answer(FakeRequest request) {
        if (request.body().length > 0) {
            asked.add(new String(request.body(), StandardCharsets.UTF_8));
        }
        return FakeReply.json(200, "{\"items\":[" + index(8, "building") + "," + index(7, "gone") + "],\"next\":null}");
    }

    private static String index(int number, String state) {
        return "{\"index\":" + number + ",\"field\":\"profile.email\",\"way\":\"unique\",\"state\":\"" + state
                + "\",\"people\":1042,\"done\":600,\"damaged\":0,\"duplicates\":0,\"begunAt\":\"2026-11-27T00:00:00Z\","
                + "\"servedAt\":null,\"goneAt\":null}";
    }
}
