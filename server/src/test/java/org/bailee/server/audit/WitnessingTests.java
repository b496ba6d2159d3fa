package org.bailee.server.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bailee.crypto.log.Checkpoint;
import org.bailee.crypto.log.Hash;
import org.bailee.crypto.log.Note;
import org.bailee.crypto.log.NoteSigner;
import org.bailee.crypto.log.Proofs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class WitnessingTests {
    private final NoteSigner signer = NoteSigner.witness("witness.example/w1", new byte[32]);
    private final TestLog log = new TestLog(signer.verifier().toString());
    private final List<LogFault> faults = new ArrayList<>();
    private HttpServer server;
    private Witnessing witnessing;
    private Fake fake = this::honest;
    private Checkpoint seen = new Checkpoint("none", 0, Hash.EMPTY);
    private int asked;

    @FunctionalInterface
    private interface Fake {
        void answer(HttpExchange exchange, String body) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/w/add-checkpoint", exchange -> {
            asked++;
            fake.answer(exchange, new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.close();
        });
        server.start();
        URI prefix = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/w/");
        witnessing = new Witnessing(
                signer.verifier(), new WitnessClient(prefix), log.stores, log.alarms, faults::add, log.clock);
        log.append(9);
        log.rounds().place();
    }

    @AfterEach
    void close() {
        server.stop(0);
        log.close();
    }

    @Test
    void keepsWhatAWitnessSignedAndShowsItWithTheCheckpoint() {
        witnessing.step();
        assertThat(Note.parse(log.door().checkpoint()).by(signer.verifier())).hasSize(1);
        assertThat(witnessing.status().size()).isEqualTo(10);
        witnessing.step();
        assertThat(asked).isEqualTo(1);

        log.append(30);
        log.rounds().place();
        assertThat(Note.parse(log.door().checkpoint()).by(signer.verifier())).isEmpty();
        witnessing.step();
        assertThat(Note.parse(log.door().checkpoint()).by(signer.verifier())).hasSize(1);
        assertThat(seen.size()).isEqualTo(40);
    }

    @Test
    void beginsWhereTheWitnessIs() {
        witnessing.step();
        log.append(5);
        log.rounds().place();
        log.database.db().update("delete from audit.cosignature");
        witnessing.step();
        assertThat(asked).isEqualTo(3);
        assertThat(witnessing.status().trouble()).isEmpty();
        assertThat(witnessing.status().size()).isEqualTo(15);
        assertThat(faults).isEmpty();
    }

    @Test
    void s19ARowThatSaysAWitnessHasSignedIsNotBelieved() {
        Head head = log.stores.heads().read().orElseThrow();
        log.database
                .db()
                .update(
                        "insert into audit.cosignature (witness, size, root, line, signed_at) values (?, ?, ?, 'x', now())",
                        signer.verifier().toString(),
                        head.size(),
                        head.root().bytes());
        witnessing.step();
        assertThat(asked).isPositive();
        assertThat(seen.size()).isEqualTo(head.size());
        assertThat(Note.parse(log.door().checkpoint()).by(signer.verifier())).hasSize(1);
    }

    @Test
    void goesOnWithoutAWitnessThatIsDownAndAsksItLessOften() {
        server.stop(0);
        Duration first = witnessing.step();
        Duration second = witnessing.step();
        assertThat(second).isGreaterThan(first);
        for (int i = 0; i < 12; i++) {
            second = witnessing.step();
        }
        assertThat(second).isEqualTo(Duration.ofMinutes(10));
        assertThat(witnessing.status().trouble()).isPresent();
        assertThat(log.door().status().alarms()).singleElement().asString().contains("witness.example/w1");
        assertThat(faults).isEmpty();
    }

    @Test
    void believesNoSignatureThatIsNotTheWitnesses() {
        NoteSigner other = NoteSigner.witness("witness.example/w1", new byte[] {
            1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2
        });
        fake = (exchange, body) -> signed(exchange, other, checkpoint(body));
        witnessing.step();
        assertThat(witnessing.status().trouble()).isPresent();

        fake = (exchange, body) -> signed(exchange, signer, new Note("another\n1\n" + Hash.EMPTY + "\n", List.of()));
        witnessing.step();
        assertThat(witnessing.status().trouble()).isPresent();
        assertThat(Note.parse(log.door().checkpoint()).signatures()).hasSize(1);
        assertThat(faults).isEmpty();
    }

    @Test
    void readsNoMoreThanAnAnswerCanHaveAndFollowsNobody() {
        fake = (exchange, _) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] much = new byte[1 << 16];
            for (int i = 0; i < 64; i++) {
                exchange.getResponseBody().write(much);
            }
        };
        witnessing.step();
        assertThat(witnessing.status().trouble())
                .hasValueSatisfying(says -> assertThat(says).contains("more than"));
        fake = (exchange, _) -> {
            exchange.getResponseHeaders().add("Location", "/w/add-checkpoint");
            exchange.sendResponseHeaders(307, -1);
        };
        int before = asked;
        witnessing.step();
        assertThat(asked).isEqualTo(before + 1);
        assertThat(witnessing.status().trouble())
                .hasValueSatisfying(says -> assertThat(says).contains("307"));
    }

    @Test
    void haltsWhenAWitnessHasSignedALargerTree() {
        fake = (exchange, _) -> knows(exchange, 4_000);
        witnessing.step();
        assertThat(faults)
                .singleElement()
                .satisfies(fault -> assertThat(fault.code()).isEqualTo("log.witness-ahead"));
    }

    @Test
    void s20HaltsWhenAWitnessKnowsAnotherPast() {
        seen = new Checkpoint("log.example/test", 6, Hash.leaf(new byte[3]));
        witnessing.step();
        assertThat(faults)
                .singleElement()
                .satisfies(fault -> assertThat(fault.code()).isEqualTo("log.witness-differs"));
        faults.clear();
        seen = new Checkpoint("log.example/test", 10, Hash.leaf(new byte[3]));
        witnessing.step();
        assertThat(faults)
                .singleElement()
                .satisfies(fault -> assertThat(fault.code()).isEqualTo("log.witness-differs"));
    }

    /// S20: whoever is on the way could say so, and must not be able to stop the log.
    @Test
    @Tag("S20")
    void doesNotHaltForWhatIsSaidOverPlainHttp() {
        URI prefix = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/w/");
        Witnessing plain = new Witnessing(
                signer.verifier(), new WitnessClient(prefix, false), log.stores, log.alarms, faults::add, log.clock);
        seen = new Checkpoint("log.example/test", 6, Hash.leaf(new byte[3]));
        plain.step();
        assertThat(faults).isEmpty();
        assertThat(plain.status().trouble())
                .hasValueSatisfying(
                        says -> assertThat(says).contains("knows another past").contains("over plain http"));
        fake = (exchange, _) -> exchange.sendResponseHeaders(422, -1);
        plain.step();
        assertThat(faults).isEmpty();
        assertThat(log.alarms.others()).isNotEmpty();
    }

    @Test
    void believesOnlyWhatCannotBeSaidByAnybodyOnTheWay() {
        assertThat(Stream.of(
                        "https://witness.example/w1",
                        "http://localhost:8780/w",
                        "http://127.0.0.1/w",
                        "http://[::1]/w"))
                .allMatch(text -> WitnessClient.isProtected(URI.create(text)));
        assertThat(Stream.of("http://witness.example/w1", "http://127.0.0.1.witness.example/w", "http://10.0.0.7/w"))
                .noneMatch(text -> WitnessClient.isProtected(URI.create(text)));
    }

    /// What C2SP tlog-witness says, and no more.
    private void honest(HttpExchange exchange, String body) throws IOException {
        List<String> lines =
                Arrays.asList(body.substring(0, body.indexOf("\n\n")).split("\n"));
        long old = Long.parseLong(lines.getFirst().substring("old ".length()));
        List<Hash> proof = lines.stream().skip(1).map(Hash::parse).toList();
        Note note = checkpoint(body);
        Checkpoint offered = Checkpoint.parse(note.text());
        if (old != seen.size() || old == offered.size() && !seen.root().equals(offered.root())) {
            knows(exchange, seen.size());
        } else if (!Proofs.consistent(old, seen.root(), offered.size(), offered.root(), proof)) {
            exchange.sendResponseHeaders(422, -1);
        } else {
            seen = offered;
            signed(exchange, signer, note);
        }
    }

    private static Note checkpoint(String body) {
        return Note.parse(body.substring(body.indexOf("\n\n") + 2));
    }

    private void signed(HttpExchange exchange, NoteSigner by, Note note) throws IOException {
        byte[] line = (by.cosign(note.text(), log.clock.instant()).line() + "\n").getBytes(UTF_8);
        exchange.sendResponseHeaders(200, line.length);
        exchange.getResponseBody().write(line);
    }

    private static void knows(HttpExchange exchange, long size) throws IOException {
        byte[] text = (size + "\n").getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/x.tlog.size");
        exchange.sendResponseHeaders(409, text.length);
        exchange.getResponseBody().write(text);
    }
}
