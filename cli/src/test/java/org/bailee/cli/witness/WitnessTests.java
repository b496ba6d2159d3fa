package org.bailee.cli.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bailee.cli.Failure;
import org.bailee.crypto.log.Checkpoint;
import org.bailee.crypto.log.GrowingTree;
import org.bailee.crypto.log.Hash;
import org.bailee.crypto.log.Malformed;
import org.bailee.crypto.log.Note;
import org.bailee.crypto.log.NoteSigner;
import org.bailee.crypto.log.Tile;
import org.bailee.crypto.log.TileSource;
import org.bailee.crypto.log.Tree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessTests {
    private static final String ORIGIN = "bailee/0190c1d2e3f40516";
    private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000);

    @TempDir
    Path folder;

    private final NoteSigner log = NoteSigner.log(ORIGIN, new byte[32]);
    private final List<String> alarms = new ArrayList<>();
    private WitnessFolder home = new WitnessFolder(Path.of("nowhere"));
    private Witness witness = new Witness(home, log, List.of(), () -> NOW, alarms::add);

    @BeforeEach
    void start() throws IOException {
        home = new WitnessFolder(folder.resolve("witness"));
        home.open();
        NoteSigner signer = home.signer("witness.example/w1", new SecureRandom());
        witness = new Witness(home, signer, List.of(log.verifier()), () -> NOW, alarms::add);
    }

    @AfterEach
    void close() throws IOException {
        home.close();
    }

    /// A log of so many leaves, of which the one at a place may be another.
    private record Log(long size, TileSource tiles) {
        static Log of(int size, int otherAt) {
            GrowingTree tree = GrowingTree.empty();
            for (int i = 0; i < size; i++) {
                tree.add(Hash.leaf(((i == otherAt ? "other " : "leaf ") + i).getBytes(StandardCharsets.UTF_8)));
            }
            Map<Tile, byte[]> tiles = new HashMap<>(tree.takeChanged());
            return new Log(
                    size,
                    wanted -> tiles.entrySet().stream()
                            .filter(tile -> tile.getKey().level() == wanted.level()
                                    && tile.getKey().index() == wanted.index())
                            .map(Map.Entry::getValue)
                            .findFirst()
                            .orElseThrow(() -> new Malformed("There is no such tile.")));
        }

        Tree tree() {
            return new Tree(size, tiles);
        }
    }

    private String body(Log grown, long old, NoteSigner by) {
        String text = new Checkpoint(ORIGIN, grown.size(), grown.tree().root()).text();
        String proof = old > grown.size()
                ? ""
                : grown.tree().consistency(old).stream()
                        .map(hash -> hash + "\n")
                        .collect(Collectors.joining());
        return "old " + old + "\n" + proof + "\n" + new Note(text, List.of(by.sign(text)));
    }

    private Answer add(String body) {
        return witness.add(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void signsALogAsItGrows() throws IOException {
        long old = 0;
        for (int size : List.of(1, 5, 5, 256, 257, 700)) {
            Log grown = Log.of(size, -1);
            Answer answer = add(body(grown, old, log));
            assertThat(answer.status()).isEqualTo(200);
            String text = new Checkpoint(ORIGIN, size, grown.tree().root()).text();
            Note.Signature signature = Note.Signature.parse(answer.body().strip());
            assertThat(home.signer().orElseThrow().verifier().verifies(text, signature))
                    .isTrue();
            old = size;
        }
        assertThat(alarms).isEmpty();
    }

    @Test
    void answersAsTheProtocolHasIt() {
        assertThat(add(body(Log.of(10, -1), 0, log)).status()).isEqualTo(200);

        assertThat(add(body(Log.of(20, -1), 7, log))).isEqualTo(new Answer(409, "text/x.tlog.size", "10\n"));
        assertThat(add(body(Log.of(20, -1), 25, log)).status()).isEqualTo(400);
        assertThat(add(body(Log.of(20, -1), 10, NoteSigner.log(ORIGIN, new byte[] {
                            1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7,
                            8
                        })))
                        .status())
                .isEqualTo(403);
        assertThat(add(body(Log.of(20, -1), 10, NoteSigner.log("other/log", new byte[32]))
                                .replace(ORIGIN, "other/log"))
                        .status())
                .isEqualTo(404);
        assertThat(add(body(Log.of(20, 3), 10, log)).status()).isEqualTo(422);
        assertThat(add("old 10\n\n").status()).isEqualTo(400);
        assertThat(add("").status()).isEqualTo(400);
        assertThat(add(body(Log.of(20, -1), 10, log)).status()).isEqualTo(200);
    }

    /// S20: two histories of one size; both are kept.
    @Test
    @Tag("S20")
    void refusesAnotherHistoryAndKeepsBoth() throws IOException {
        add(body(Log.of(10, -1), 0, log));

        Answer answer = add(body(Log.of(10, 4), 10, log));

        assertThat(answer).isEqualTo(new Answer(409, "text/x.tlog.size", "10\n"));
        assertThat(alarms).hasSize(2).first().asString().contains("TWO HISTORIES");
        try (Stream<Path> kept = Files.list(folder.resolve("witness/evidence"))) {
            String evidence = Files.readString(kept.findFirst().orElseThrow());
            assertThat(evidence)
                    .contains(
                            Log.of(10, -1).tree().root().toString(),
                            Log.of(10, 4).tree().root().toString());
        }
        assertThat(add(body(Log.of(11, 4), 10, log)).status()).isEqualTo(422);
        assertThat(add(body(Log.of(11, -1), 10, log)).status()).isEqualTo(200);
    }

    @Test
    void remembersAfterARestart() throws IOException {
        add(body(Log.of(10, -1), 0, log));
        String key = home.signer().orElseThrow().verifier().toString();
        home.close();
        start();

        assertThat(home.signer().orElseThrow().verifier()).hasToString(key);
        assertThat(add(body(Log.of(12, 2), 0, log)).status()).isEqualTo(409);
        assertThat(add(body(Log.of(12, -1), 10, log)).status()).isEqualTo(200);
    }

    @Test
    void signsNothingItCannotKeep() throws IOException {
        add(body(Log.of(10, -1), 0, log));
        Path heads = folder.resolve("witness/heads");
        try (Stream<Path> all = Files.list(heads)) {
            Files.delete(all.findFirst().orElseThrow());
        }
        Files.delete(heads);

        assertThat(add(body(Log.of(10, -1), 0, log)).status()).isEqualTo(503);
        assertThat(alarms).singleElement().asString().contains("nothing was signed");
        home.close();
        assertThatThrownBy(this::start).isInstanceOf(Failure.class);
    }

    @Test
    void doesNotBeginWhereOthersMayLookIn() throws IOException {
        home.close();
        for (String each : List.of("", "heads", "evidence")) {
            Path open = folder.resolve("witness").resolve(each);
            Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-x---"));
            assertThatThrownBy(home::open).isInstanceOf(Failure.class).hasMessageContaining("Other accounts may");
            Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwx------"));
        }
        home.open();
        Path key = folder.resolve("witness/witness.key");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(home::signer).isInstanceOf(Failure.class).hasMessageContaining("Other accounts may");
    }

    @Test
    void letsNoSecondProcessIn() {
        try (WitnessFolder second = new WitnessFolder(folder.resolve("witness"))) {
            assertThatThrownBy(second::open)
                    .isInstanceOfAny(Failure.class, java.nio.channels.OverlappingFileLockException.class);
        } catch (IOException closing) {
            throw new IllegalStateException(closing);
        }
    }

    @Test
    void ofTwoAtOnceOneGrowsOutOfTheOther() throws Exception {
        add(body(Log.of(10, -1), 0, log));
        List<Callable<Answer>> both =
                List.of(() -> add(body(Log.of(20, 15), 10, log)), () -> add(body(Log.of(30, 17), 10, log)));
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Integer> answers = new ArrayList<>();
            for (var answer : threads.invokeAll(both)) {
                answers.add(answer.get().status());
            }
            assertThat(answers).containsExactlyInAnyOrder(200, 409);
        }
    }

    @Test
    void neverSignsWhateverIsSent() {
        byte[] whole = body(Log.of(10, -1), 0, log).getBytes(StandardCharsets.UTF_8);
        Random random = new Random(20);
        for (int i = 0; i < 20_000; i++) {
            byte[] mangled = whole.clone();
            mangled[random.nextInt(mangled.length)] ^= (byte) (1 << random.nextInt(7));
            Answer answer = witness.add(mangled);
            assertThat(answer.status()).isIn(400, 403, 404, 409, 422);
        }
    }

    @Test
    void isAskedOverHttp() throws Exception {
        try (WitnessServer server =
                        new WitnessServer(witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                HttpClient http = HttpClient.newHttpClient()) {
            URI door = URI.create("http://127.0.0.1:" + server.port() + "/add-checkpoint");
            assertThat(post(http, door, body(Log.of(10, -1), 0, log)).statusCode())
                    .isEqualTo(200);
            HttpResponse<String> behind = post(http, door, body(Log.of(20, -1), 0, log));
            assertThat(behind.statusCode()).isEqualTo(409);
            assertThat(behind.headers().firstValue("Content-Type")).contains("text/x.tlog.size");
            assertThat(behind.body()).isEqualTo("10\n");
            assertThat(post(http, door, "x".repeat(70_000)).statusCode()).isEqualTo(413);
            assertThat(post(http, door.resolve("/else"), "x").statusCode()).isEqualTo(404);
        }
    }

    private static HttpResponse<String> post(HttpClient http, URI door, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(door)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
