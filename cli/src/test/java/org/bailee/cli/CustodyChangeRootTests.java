package org.bailee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

/// Everything that opens a seal is asked for and sent once, and never shown.
class CustodyChangeRootTests {
    private final Ran.Shell shell = new Ran.Shell();
    private final List<String> asked = new ArrayList<>();
    private int seals = 2;
    private FakeServer server;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        server = FakeServer.answering(this::answer);
        Path home = server.homeIn(folder);
        Files.createDirectories(home.resolve("seal"));
        Files.writeString(home.resolve("seal/root.key"), "the-server-s-own\n");
        shell.environment.put("BAILEE_HOME", home.toString());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void opensByTheKeyFileInTheHomeFolderUnlessOthersAreNamed() {
        seals = 1;
        Ran changed = shell.run("custody", "change-root");
        assertThat(changed.exit()).isEqualTo(Exit.DONE);
        assertThat(asked).containsExactly("{\"openings\":[{\"keyFile\":\"the-server-s-own\\n\"}],\"drop\":[]}");
        assertThat(changed.out() + changed.err())
                .contains("Root key 2", "1 seal: whoever loses it", "bailee backup take", "bailee custody rotate")
                .doesNotContain("own");
    }

    @Test
    void opensEachSealByWhatIsNamedForIt() throws IOException {
        Path bank = Files.writeString(folder.resolve("bank.key"), "of-the-bank");
        shell.input = "first\nsecond\n135\n";
        Ran changed = shell.run(
                "custody",
                "change-root",
                "--open-by-key-file",
                bank.toString(),
                "--open-by-passphrase",
                "--open-by-passphrase",
                "--open-by-custodians",
                "--open-by-token-pin",
                "--drop",
                "seal-1",
                "--leave-one");
        assertThat(changed.exit()).isEqualTo(Exit.DONE);
        assertThat(asked)
                .containsExactly("{\"openings\":[{\"keyFile\":\"of-the-bank\"},{\"passphrase\":\"first\"},"
                        + "{\"passphrase\":\"second\"},{\"custodians\":true},{\"tokenPin\":\"135\"}],"
                        + "\"drop\":[\"seal-1\"],\"leaveOne\":true}");
        assertThat(changed.out() + changed.err())
                .contains("behind 2 seals. ")
                .doesNotContain("first", "second", "135", "of-the-bank");
    }

    @Test
    void opensNothingElsewhereUnlessItIsNamed() {
        shell.environment.put("BAILEE_URL", "https://keep.example:8443");
        shell.environment.remove("BAILEE_HOME");
        Ran refused = shell.run("custody", "change-root");
        assertThat(refused.exit()).isEqualTo(Exit.USAGE);
        assertThat(refused.err()).contains("--open-by-passphrase");
        assertThat(asked).isEmpty();
    }

    private FakeReply answer(FakeRequest request) {
        asked.add(new String(request.body(), StandardCharsets.UTF_8));
        return FakeReply.json(201, "{\"root\":2,\"seals\":" + seals + ",\"changedAt\":\"2026\",\"endedAt\":null}");
    }
}
