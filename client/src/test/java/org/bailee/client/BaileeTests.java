package org.bailee.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaileeTests {
    private static final Purpose ORDERS = Purpose.of("fulfil-orders").because("TICKET-1");
    private static final String CREATED = "{\"id\":\"s1\",\"version\":1,\"records\":{\"order\":[\"r1\"]}}";

    @Test
    void createsAPersonForAStatedPurpose() throws IOException {
        try (FakeServer server = FakeServer.answering(request -> FakeReply.json(201, CREATED));
                Bailee bailee = server.client().build()) {
            Created created = bailee.people(ORDERS)
                    .create(PersonDraft.with("profile", Map.of("email", "a@example.org"))
                            .andMany("order", List.of(Map.of("total", "1 EUR"))));

            assertThat(created).isEqualTo(new Created("s1", 1, Map.of("order", List.of("r1"))));
            FakeRequest asked = server.requests().getFirst();
            assertThat(asked.is("POST", "/v1/subjects")).isTrue();
            assertThat(asked.header("Authorization")).isEqualTo("Bearer blk_test");
            assertThat(asked.header("Bailee-purpose")).isEqualTo("fulfil-orders");
            assertThat(asked.header("Bailee-reason")).isEqualTo("TICKET-1");
            assertThat(asked.text())
                    .isEqualTo("{\"profile\":{\"email\":\"a@example.org\"},\"order\":[{\"total\":\"1 EUR\"}]}");
        }
    }

    @Test
    void repeatsACreateUnderTheSameKeyWhenItsAnswerIsLost() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        try (FakeServer server = FakeServer.answering(
                        request -> asked.incrementAndGet() < 3 ? FakeReply.lost() : FakeReply.json(201, CREATED));
                Bailee bailee = quick(server)) {
            bailee.people(ORDERS).create(PersonDraft.with("profile", Map.of()));

            assertThat(server.requests().stream()
                            .map(request -> request.header("Idempotency-key"))
                            .distinct())
                    .singleElement()
                    .asString()
                    .hasSize(32);
            assertThat(server.requests()).hasSizeGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void neverRepeatsAChangeWhoseAnswerIsLost() throws IOException {
        try (FakeServer server = FakeServer.answering(request -> FakeReply.lost());
                Bailee bailee = quick(server)) {
            Change change = new Change("s1", 3, Map.of("profile", Map.of("phone", "1")));
            Unavailable problem = catchThrowableOfType(
                    Unavailable.class, () -> bailee.people(ORDERS).change(change));

            assertThat(problem.isUnreachable()).isTrue();
            assertThat(server.requests()).hasSize(1);
            assertThat(server.requests().getFirst().header("If-match")).isEqualTo("\"3\"");
        }
    }

    @Test
    void waitsAsLongAsABusyServerAsks() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        try (FakeServer server = FakeServer.answering(request -> asked.incrementAndGet() == 1
                        ? FakeReply.problem(503, "sealed", "Sealed.", "Unseal it.")
                                .with("Retry-After", "1")
                        : FakeReply.json(200, "{\"items\":[{\"id\":\"s1\",\"version\":4}],\"next\":\"s1\"}"));
                Bailee bailee = server.client().build()) {
            long before = System.nanoTime();
            Page<Listed> page = bailee.people(ORDERS).list(Optional.empty(), 100);

            assertThat(page).isEqualTo(new Page<>(List.of(new Listed("s1", 4)), Optional.of("s1")));
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(900));
        }
    }

    @Test
    void givesUpOnAServerThatStaysBusy() throws IOException {
        try (FakeServer server =
                        FakeServer.answering(request -> FakeReply.problem(429, "too-fast", "Too fast.", "Wait."));
                Bailee bailee = quick(server)) {
            assertThatThrownBy(bailee::status).isInstanceOf(Unavailable.class).hasMessage("Too fast.");
            assertThat(server.requests()).hasSize(3);
        }
    }

    @Test
    void boundsThePauseAServerMayAskFor() {
        Patience patience = new Patience(5, Duration.ofMillis(100), Duration.ofSeconds(30));

        assertThat(patience.length(1, Optional.of("86400"))).isEqualTo(Duration.ofSeconds(30));
        assertThat(patience.length(3, Optional.of("Wed, 21 Oct 2026 07:28:00 GMT")))
                .isEqualTo(Duration.ofMillis(400));
    }

    @Test
    void tellsWhatABatchCameTo() throws IOException {
        String results = """
                {"results":[{"status":201,"id":"s1","version":1,"records":{}},
                 {"status":422,"problem":{"status":422,"code":"invalid","detail":"Bad.","hint":"Mend it.",
                  "violations":[{"where":"profile.email","code":"email.malformed","message":"No address.","hint":"h"}]}}]}
                """;
        try (FakeServer server = FakeServer.answering(request -> FakeReply.json(207, results));
                Bailee bailee = server.client().build()) {
            PersonDraft person = PersonDraft.with("profile", Map.of());
            List<Result<Created>> came = bailee.people(ORDERS).createAll(List.of(person, person));

            assertThat(came.getFirst().orThrow().id()).isEqualTo("s1");
            assertThat(came.getLast())
                    .isInstanceOfSatisfying(
                            Result.Refused.class,
                            refused -> assertThat(refused.problem().violations())
                                    .containsExactly(
                                            new Violation("profile.email", "email.malformed", "No address.", "h")));
        }
    }

    @Test
    void tellsProblemsApartByType() throws IOException {
        try (FakeServer server = FakeServer.answering(request ->
                        FakeReply.problem(Integer.parseInt(request.query().get("subject")), "c", "Says.", "Hint."));
                Bailee bailee = quick(server)) {
            assertThat(refusal(bailee, 400)).isInstanceOf(Invalid.class);
            assertThat(refusal(bailee, 401)).isInstanceOf(Denied.class);
            assertThat(refusal(bailee, 403)).isInstanceOf(Denied.class);
            assertThat(refusal(bailee, 404))
                    .isInstanceOfSatisfying(
                            NotFound.class, p -> assertThat(p.isErased()).isFalse());
            assertThat(refusal(bailee, 410))
                    .isInstanceOfSatisfying(
                            NotFound.class, p -> assertThat(p.isErased()).isTrue());
            assertThat(refusal(bailee, 412))
                    .isInstanceOfSatisfying(
                            Conflict.class, p -> assertThat(p.isStale()).isTrue());
            assertThat(refusal(bailee, 422)).isInstanceOf(Invalid.class);
            assertThat(refusal(bailee, 500)).isInstanceOf(Unavailable.class);
            assertThat(refusal(bailee, 404).hint()).isEqualTo("Hint.");
        }
    }

    @Test
    void tellsHowManyKeysWentWithOne() throws IOException {
        try (FakeServer server = FakeServer.answering(request -> FakeReply.json(200, "{\"revoked\":3}"));
                Bailee bailee = quick(server)) {
            assertThat(bailee.keys().revoke("k1")).isEqualTo(3);
            bailee.keys().revokeAlone("k1");

            assertThat(server.requests().getFirst().is("DELETE", "/v1/keys/k1")).isTrue();
            assertThat(server.requests().getLast().query()).isEqualTo(Map.of("alone", "true"));
        }
    }

    @Test
    void opensWhatMayBeSeenAndSealsItsText() throws IOException {
        String answer = """
                {"id":"s1","version":2,"data":{"profile":{"name":{"given":"Ada","family":"Lovelace"},"vip":true,"age":36}},
                 "views":{"profile.name":"plain","profile.vip":"present","profile.age":"masked"}}
                """;
        try (FakeServer server = FakeServer.answering(request -> FakeReply.json(200, answer));
                Bailee bailee = server.client().build()) {
            Opened opened = bailee.people(ORDERS).open("s1", "profile.name", "profile.age");

            assertThat(opened.value("profile.name").map(Plain::text)).contains("Ada Lovelace");
            assertThat(opened.value("profile.vip").map(Plain::reveal)).contains(true);
            assertThat(opened.value("profile.age").map(Plain::reveal)).contains(36);
            assertThat(opened.views()).containsEntry("profile.age", View.MASKED);
            assertThat(opened.toString()).doesNotContain("Ada").contains("[sealed]");
            assertThat(server.requests().getFirst().query()).containsEntry("fields", "profile.name,profile.age");
        }
    }

    @Test
    void printsNoSecretAndNoValue() {
        assertThat(ApiKey.of("blk_abc").toString()).isEqualTo("[sealed]");
        assertThat(PersonDraft.with("profile", Map.of("email", "a@b.c")).toString())
                .isEqualTo("[sealed]");
        assertThat(RecordDraft.of("s1", "order", Map.of("total", "1")).toString())
                .isEqualTo("[sealed]");
        assertThat(Search.forAll(Condition.equal("profile.email", "a@b.c")).toString())
                .doesNotContain("a@b.c");
        assertThat(new Change("s1", 1, Map.of("profile", "x-value")).toString()).doesNotContain("x-value");
        assertThatThrownBy(() -> ApiKey.of("hunter2")).hasMessageNotContaining("hunter2");
    }

    @Test
    void findsItsWayFromAHomeFolder(@TempDir Path folder) throws IOException {
        try (FakeServer server = FakeServer.answering(request -> FakeReply.json(200, "{\"status\":\"up\"}"));
                Bailee bailee = Bailee.at(Home.in(server.homeIn(folder))).build()) {
            assertThat(bailee.isUp()).isTrue();
        }
    }

    @Test
    void refusesACertificateItWasNotToldToTrust() throws IOException {
        try (FakeServer server = FakeServer.answering(request -> FakeReply.empty(200));
                Bailee bailee =
                        Bailee.at(server.url()).key(ApiKey.of("blk_test")).build()) {
            Problem problem = catchThrowableOfType(Unavailable.class, bailee::status);

            assertThat(problem.code()).isEqualTo("certificate.untrusted");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void speaksToNobodyWithoutEncryption() {
        assertThatThrownBy(() -> Bailee.at(URI.create("http://localhost:8080")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https://");
    }

    @Test
    void saysSoWhenNobodyAnswers() throws IOException {
        URI gone;
        try (FakeServer server = FakeServer.answering(request -> FakeReply.empty(200))) {
            gone = server.url();
        }
        try (Bailee bailee = Bailee.at(gone)
                .key(ApiKey.of("blk_test"))
                .patience(2, Duration.ofMillis(1), Duration.ofMillis(2))
                .build()) {
            Unavailable problem = catchThrowableOfType(Unavailable.class, bailee::status);

            assertThat(problem.isUnreachable()).isTrue();
            assertThat(problem.says()).contains(gone.toString());
        }
    }

    @Test
    void quotesNothingOfAnAnswerItCannotRead() throws IOException {
        try (FakeServer server = FakeServer.answering(request -> FakeReply.json(200, "{\"email\": a@example.org"));
                Bailee bailee = server.client().build()) {
            assertThatThrownBy(bailee::status).isInstanceOf(Unavailable.class).hasMessageNotContaining("example.org");
        }
    }

    @Test
    void servesManyVirtualThreadsAtOnce() throws Exception {
        try (FakeServer server = FakeServer.answering(request -> FakeReply.json(201, CREATED));
                Bailee bailee = server.client().build();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Created>> made = IntStream.range(0, 64)
                    .mapToObj(number -> threads.submit(
                            () -> bailee.people(ORDERS).create(PersonDraft.with("profile", Map.of("age", number)))))
                    .toList();
            for (Future<Created> created : made) {
                assertThat(created.get().id()).isEqualTo("s1");
            }
        }
    }

    private static Bailee quick(FakeServer server) {
        return server.client()
                .patience(3, Duration.ofMillis(1), Duration.ofMillis(5))
                .build();
    }

    private static Problem refusal(Bailee bailee, int status) {
        return catchThrowableOfType(
                Problem.class, () -> bailee.audit().page(AuditQuery.everything().subject(Integer.toString(status))));
    }
}
