package org.bailee.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bailee.client.ApiKey;
import org.bailee.client.FakeReply;
import org.bailee.client.FakeServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// N9: a home folder that lies where somebody works may have been put there for them.
class FoundHomeTests {
    private static final long ACCOUNT = new UnixSystem().getUid();

    private FakeServer server;
    private Path work;
    private Path home;

    @BeforeEach
    void start(@TempDir Path temporary) throws IOException {
        server = FakeServer.answering(_ -> FakeReply.json(200, "{\"version\":\"0.1.0\"}"));
        work = temporary;
        home = server.homeIn(temporary.resolve("bailee-data"));
        permit(home, "rwx------");
        permit(home.resolve("connection.json"), "rw-------");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void servesItsOwner() throws Exception {
        assertThat(status()).contains("0.1.0");
        assertThat(server.requests())
                .extracting(request -> request.header("Authorization"))
                .containsExactly("Bearer blk_mine");
    }

    @Test
    void isSentNothingUnlessNamedIfOthersMayWriteToIt() throws Exception {
        permit(home, "rwxrwx---");

        assertThat(status()).contains("nothing was sent", "hint: If it is the one you mean, name it: --home");
        assertThat(server.requests()).isEmpty();
        assertThat(status("--home", home.toString())).contains("0.1.0");
    }

    @ParameterizedTest
    @CsvSource({".,rwxrwx---", ".,rwx----w-", "connection.json,rw-rw----", "connection.json,rw-r--rw-"})
    void isNotReadIfOthersMayWriteToIt(String file, String permissions) throws IOException {
        permit(home.resolve(file).normalize(), permissions);
        assertThatThrownBy(() -> FoundHome.at(home, ACCOUNT)).hasMessageContaining("Other accounts may write to");
    }

    @Test
    void isNotReadIfItBelongsToSomebodyElse() {
        assertThatThrownBy(() -> FoundHome.at(home, ACCOUNT + 1))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("belongs to another account");
    }

    @Test
    void isJudgedByWhereALinkLeads() throws IOException {
        Path link = Files.createSymbolicLink(work.resolve("link"), home);
        permit(home, "rwxrwxrwx");
        assertThatThrownBy(() -> FoundHome.at(link, ACCOUNT)).hasMessageContaining("Other accounts may write to");
    }

    /// A server leaves its home folder with a URL on this machine, so another was written by somebody else.
    @Test
    void leadsToNoServerElsewhere() throws IOException {
        Files.writeString(
                home.resolve("connection.json"),
                "{\"url\":\"https://keep.example:8443\",\"certificate\":\"tls/ca.pem\"}");
        FoundHome found = FoundHome.at(home, ACCOUNT);
        assertThatThrownBy(() -> found.with(Optional.of(ApiKey.of("blk_mine"))))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("names a server that is not on this machine");
    }

    /// As one that a restore made. Another key serves, and who brings a share needs none.
    @Test
    void saysThatThereIsNoKeyInIt() throws Exception {
        Files.delete(home.resolve("admin.key"));

        Ran.Shell shell = new Ran.Shell();
        assertThat(shell.run("status", "--home", home.toString()).err())
                .contains(
                        "There is no key to show to the server: there is no admin.key in",
                        "hint: Name the file of a key");
        assertThat(server.requests()).isEmpty();
        Path other = Files.writeString(work.resolve("other.key"), "blk_other");
        assertThat(shell.run("status", "--home", home.toString(), "--key-file", other.toString())
                        .out())
                .contains("0.1.0");
        assertThat(shell.run("status", "--home", home.toString(), "--key-file", "nowhere")
                        .err())
                .contains("Cannot read nowhere", "hint: Check --key-file");
        // In the folder where it was found, with the key of the environment.
        assertThat(status()).contains("0.1.0");
        Ran unsealing = shell.run("custody", "unseal", "--progress", "--home", home.toString());
        assertThat(unsealing.err()).doesNotContain("key");
        assertThat(server.requests())
                .last()
                .matches(request -> request.header("Authorization").isEmpty());
    }

    /// What the program says that runs beside the home folder, with a key of its own.
    private String status(String... more) throws Exception {
        Path said = work.resolve("said");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.bailee.cli.Main",
                "status"));
        command.addAll(List.of(more));
        ProcessBuilder program = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        program.environment().keySet().removeIf(name -> name.startsWith("BAILEE_"));
        program.environment().put("BAILEE_KEY", "blk_mine");
        assertThat(program.start().waitFor(1, TimeUnit.MINUTES)).isTrue();
        return Files.readString(said);
    }

    private static void permit(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
}
