package org.bailee.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.bailee.server.api.RunningServer;
import org.bailee.server.audit.LogStatus;
import org.bailee.server.audit.TransparencyLog;
import org.bailee.server.backup.TestBackups;
import org.bailee.server.journal.Journal;
import org.bailee.server.shared.Home;
import org.bailee.server.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server on what `bailee restore --give-up` put back: a set of data, and keys from after a part of somebody was
/// erased, beside the seal and the journal of the home that is gone.
@Tag("S10")
class GivenUpStartIT {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder;

    @Test
    void opensTheOthersAndSaysWhomItGaveUp() throws IOException, InterruptedException {
        Path store = Files.createDirectory(folder.resolve("store"));
        Path home = folder.resolve("home");
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        try (TestDatabase target = TestDatabase.fresh()) {
            String lost;
            String other;
            RunningServer before = RunningServer.start(List.of(
                    "--bailee.backup.folder=" + store, "--bailee.backup.every=0s", "--bailee.backup.drill=false"));
            try (before) {
                lost = person(before);
                other = person(before);
                UUID set = backUp(before, store);
                assertThat(ask(before, "POST", "/v1/subjects/" + lost + "/erase", "{\"fields\":[\"profile.phone\"]}")
                                .status())
                        .isEqualTo(200);
                await(() -> before.room(Journal.class).status().getFirst().lines() > 0);
                backUp(before, store);
                // Those of before are kept for days, and then gone.
                FileSystemUtils.deleteRecursively(store.resolve(set + "-keys"));

                moveIn(before.home(), home);
                assertThat(restore(told, store, home, target, set)).isEqualTo(1);
                assertThat(told.toString(UTF_8)).contains("--give-up 1");
                assertThat(restore(told, store, home, target, set, "--give-up", "1"))
                        .as(told.toString(UTF_8))
                        .isZero();
                assertThat(told.toString(UTF_8))
                        .contains("Nothing opens any more of 1 person")
                        .contains(lost);
            }
            try (RunningServer after = RunningServer.putBack(home, target, before)) {
                assertThat(ask(after, before, "GET", "/v1/subjects/" + lost)).satisfies(answer -> {
                    assertThat(answer.status()).isEqualTo(410);
                    assertThat(answer.json().path("code").asString()).isEqualTo("subject.given-up");
                });
                assertThat(ask(after, before, "GET", "/v1/subjects/" + other)).satisfies(answer -> {
                    assertThat(answer.status()).isEqualTo(200);
                    assertThat(answer.json().toString()).contains("Lovelace");
                });
                assertThat(ask(after, before, "DELETE", "/v1/subjects/" + lost).status())
                        .isEqualTo(204);
                TransparencyLog log = after.room(TransparencyLog.class);
                await(() -> log.status().check().passedAt().isPresent());
                LogStatus status = log.status();
                assertThat(status.halted()).isEmpty();
                assertThat(status.alarms()).isEmpty();
            }
        }
    }

    /// Onto another machine: the log's own checkpoints stay behind.
    private static void moveIn(Path old, Path home) throws IOException {
        Home.open(home);
        moveIn(old, home, "seal", "root.key");
        moveIn(old, home, "journal", "erasures");
    }

    private static void moveIn(Path old, Path home, String in, String file) throws IOException {
        Path to = Files.createDirectories(
                home.resolve(in), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.copy(old.resolve(in).resolve(file), to.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
    }

    private int restore(
            ByteArrayOutputStream told, Path store, Path home, TestDatabase target, UUID set, String... more)
            throws IOException {
        Path password = Files.writeString(folder.resolve("password"), target.password() + "\n");
        List<String> all = new ArrayList<>(List.of(more));
        all.addAll(List.of(
                "--from", store.toString(),
                "--set", set.toString(),
                "--home", home.toString(),
                "--database-url", target.url(),
                "--database-user", target.user(),
                "--database-password", "file:" + password));
        PrintStream out = new PrintStream(told, true, UTF_8);
        return RestoreStart.run(all, out, out);
    }

    private static UUID backUp(RunningServer server, Path store) throws IOException, InterruptedException {
        List<UUID> known = TestBackups.sets(store, false);
        assertThat(send(server, server.administratorKey(), "POST", "/v1/backups", "{}")
                        .status())
                .isEqualTo(201);
        Predicate<JsonNode> done = run -> run.path("state").asString().equals("done");
        await(() -> send(server, server.administratorKey(), "GET", "/v1/backups/runs", "")
                .json()
                .path("items")
                .valueStream()
                .allMatch(done));
        List<UUID> sets = new ArrayList<>(TestBackups.sets(store, false));
        sets.removeAll(known);
        assertThat(sets).hasSize(1);
        return sets.getFirst();
    }

    private static String person(RunningServer server) {
        Told created = ask(
                server,
                "POST",
                "/v1/subjects",
                "{\"profile\":{\"name\":{\"given\":\"Ada\",\"family\":\"Lovelace\"},\"email\":\"ada-"
                        + UUID.randomUUID() + "@example.org\",\"phone\":\"+44 20 7946 0123\"}}");
        assertThat(created.status()).isEqualTo(201);
        return created.json().path("id").asString();
    }

    private record Told(int status, JsonNode json) {}

    private static Told ask(RunningServer server, String method, String path, String body) {
        return send(server, server.supportKey(), method, path, body);
    }

    /// With a key that was made before the backup was taken.
    private static Told ask(RunningServer server, RunningServer before, String method, String path) {
        return send(server, before.supportKey(), method, path, "");
    }

    private static Told send(RunningServer server, String key, String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + key)
                .header("Bailee-Purpose", "fulfil-orders")
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            var response = server.client().send(request, BodyHandlers.ofByteArray());
            return new Told(
                    response.statusCode(),
                    JSON.readTree(response.body().length == 0 ? "{}".getBytes(UTF_8) : response.body()));
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private static void await(BooleanSupplier done) throws InterruptedException {
        for (int tries = 0; tries < 300 && !done.getAsBoolean(); tries++) {
            Thread.sleep(100);
        }
        assertThat(done.getAsBoolean()).isTrue();
    }
}
