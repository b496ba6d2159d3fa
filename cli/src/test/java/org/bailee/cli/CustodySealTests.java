package org.bailee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.bailee.client.FakeReply;
import org.bailee.client.FakeRequest;
import org.bailee.client.FakeServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A key file is made for its owner only, or not at all.
class CustodySealTests {
    private static final String SEAL =
            "\"id\":\"seal-1\",\"kind\":\"key-file\",\"label\":\"bank\",\"sealedAt\":\"2026\"";

    private final Ran.Shell shell = new Ran.Shell();
    private final List<String> asked = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private boolean refuses;
    private FakeServer server;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        server = FakeServer.answering(this::answer);
        Path home = server.homeIn(folder);
        Files.createDirectories(home.resolve("seal"));
        Files.writeString(home.resolve("seal/root.key"), "bailee-seal-key-1 the-server-s-own\n");
        shell.environment.put("BAILEE_HOME", home.toString());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void writesAKeyFileForItsOwnerOnly() throws IOException {
        Path file = folder.resolve("root.key");
        Ran added = shell.run("custody", "add-seal", "bank", "--to", file.toString());
        assertThat(added.exit()).isEqualTo(Exit.DONE);
        assertThat(Files.readString(file)).isEqualTo("bailee-seal-key-1 secret\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(added.out() + added.err()).contains("seal-1").doesNotContain("secret", "the-server-s-own");
        assertThat(asked.getFirst()).contains("{\"keyFile\":\"bailee-seal-key-1 the-server-s-own\\n\"}");
        assertThat(shell.run("custody", "add-seal", "bank", "--to", file.toString())
                        .exit())
                .as("never overwrites one")
                .isEqualTo(Exit.REFUSED);
        assertThat(asked).hasSize(1);
    }

    @Test
    void leavesNoFileBehindThatSealsNothing() {
        refuses = true;
        Path file = folder.resolve("root.key");
        Ran refused = shell.run("custody", "add-seal", "bank", "--to", file.toString());
        assertThat(refused.exit()).isNotEqualTo(Exit.DONE);
        assertThat(refused.err()).contains("seal.not-opened");
        assertThat(file).doesNotExist();
    }

    @Test
    void sendsThePassphrasesItAskedForAndShowsNone() {
        shell.input = "the one there is\nanother that is new\nanother that is new\n";
        Ran added = shell.run("custody", "add-seal", "safe", "--passphrase", "--open-by-passphrase");
        assertThat(added.exit()).isEqualTo(Exit.DONE);
        assertThat(asked.getFirst())
                .contains("\"passphrase\":\"another that is new\"", "{\"passphrase\":\"the one there is\"}");
        assertThat(added.out() + added.err()).doesNotContain("the one there is", "another that is new");
        shell.input = "one thing and\nanother one\n";
        assertThat(shell.run("custody", "add-seal", "safe", "--passphrase").err())
                .contains("The two passphrases differ.");
        assertThat(shell.run("custody", "add-seal", "safe").exit()).isEqualTo(Exit.USAGE);
        assertThat(asked).hasSize(1);
    }

    @Test
    void opensNothingElsewhereUnlessItIsNamed() {
        shell.environment.put("BAILEE_URL", "https://keep.example:8443");
        shell.environment.remove("BAILEE_HOME");
        Ran refused = shell.run(
                "custody", "add-seal", "bank", "--to", folder.resolve("k").toString());
        assertThat(refused.exit()).isEqualTo(Exit.USAGE);
        assertThat(refused.err()).contains("--open-by-passphrase");
        assertThat(asked).isEmpty();
    }

    @Test
    void bringsAShareWithoutAnyKey() {
        shell.input = "abcde-fghij\n";
        Ran brought = shell.run("custody", "unseal");
        assertThat(brought.exit()).isEqualTo(Exit.DONE);
        assertThat(asked).containsExactly("{\"share\":\"abcde-fghij\"}");
        assertThat(keys).containsExactly("");
        assertThat(brought.out() + brought.err())
                .contains("The server is sealed. 1 of 2 shares have been brought.")
                .doesNotContain("abcde");
        assertThat(shell.run("custody", "unseal", "--progress", "--by-passphrase")
                        .exit())
                .isEqualTo(Exit.USAGE);
    }

    @Test
    void addsTheTokenOfTheServersSettings() {
        Ran added = shell.run("custody", "add-seal", "rack 3", "--token");
        assertThat(added.exit()).isEqualTo(Exit.DONE);
        assertThat(asked.getFirst()).contains("\"kind\":\"pkcs11\"");
        assertThat(shell.run("custody", "add-seal", "rack 3", "--token", "--passphrase")
                        .exit())
                .isEqualTo(Exit.USAGE);
    }

    @Test
    void saysWhatARemovedSealStillOpens() {
        Ran removed = shell.run("custody", "remove-seal", "seal-1");
        assertThat(removed.out() + removed.err()).contains("made before still open by it");
    }

    private FakeReply answer(FakeRequest request) {
        asked.add(new String(request.body(), StandardCharsets.UTF_8));
        keys.add(request.header("Authorization"));
        if (request.path().endsWith("/unsealing")) {
            return FakeReply.json(
                    200,
                    "{\"sealed\":true,\"kinds\":[\"custodians\"],\"custodians\":[{\"seal\":\"seal-1\",\"needed\":2,"
                            + "\"count\":3,\"brought\":[1]}]}");
        }
        return refuses
                ? FakeReply.problem(403, "seal.not-opened", "No seal opens.", "Give another.")
                : FakeReply.json(201, "{" + SEAL + ",\"keyFile\":\"bailee-seal-key-1 secret\\n\"}");
    }
}
