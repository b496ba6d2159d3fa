package org.bailee.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.bailee.client.FakeReply;
import org.bailee.client.FakeRequest;
import org.bailee.client.FakeServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A Bailee in memory that keeps to `docs/reference/api.md` as far as the command line can see: people are kept,
/// creates are remembered by their key, unknown fields and bad addresses are refused.
final class FakeBailee implements AutoCloseable {
    static final JsonMapper JSON = new JsonMapper();

    /// More than the command line asks for at once.
    private static final int ORDERS = 150;

    final Map<String, ObjectNode> people = new LinkedHashMap<>();
    final List<ObjectNode> records = new ArrayList<>();
    final List<String> batchKeys = new ArrayList<>();
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();
    private final FakeServer server;
    final FakeRegister register = new FakeRegister();
    final FakeChanges changes = new FakeChanges();

    /// What becomes of an answer on its way back.
    volatile UnaryOperator<FakeReply> way = UnaryOperator.identity();

    final AtomicInteger creates = new AtomicInteger();

    FakeBailee() throws IOException {
        server = FakeServer.answering(this::answer);
    }

    Path homeIn(Path folder) throws IOException {
        return server.homeIn(folder);
    }

    String url() {
        return server.url().toString();
    }

    private FakeReply answer(FakeRequest request) {
        if (!request.header("Authorization").equals("Bearer blk_test")) {
            return FakeReply.problem(401, "key.unknown", "The key is not good.", "Ask for another.");
        }
        if (request.path().startsWith("/v1/register")) {
            return register.answer(request);
        }
        return switch (request.method() + " " + request.path()) {
            case "POST /v1/subjects" -> way.apply(once(request, this::create));
            case "POST /v1/records" -> way.apply(once(request, this::record));
            case "GET /v1/subjects" -> list(request);
            case "POST /v1/subjects/open" -> openAll(request);
            case "POST /v1/subjects/search" -> search(request);
            case "PATCH /v1/subjects/person-1" -> changes.ofPerson(request, person("person-1"));
            case "GET /v1/subjects/person-1/order" -> FakeAnswers.records(request, ORDERS);
            case "GET /v1/subjects/person-1/flaky" ->
                request.query().containsKey("after")
                        ? FakeReply.problem(403, "bulk.needs-approval", "That is too much.", "Ask for more.")
                        : FakeAnswers.records(request, ORDERS);
            case "GET /v1/subjects/person-1/order/record-1" -> changes.openRecord();
            case "PATCH /v1/subjects/person-1/order/record-1" -> changes.ofRecord(request, records.getFirst());
            case "GET /v1/subjects/person-1" -> changes.open(people);
            default -> FakeAnswers.other(request, people);
        };
    }

    private record Remembered(String body, FakeReply reply) {}

    private interface Make {
        ObjectNode item(JsonNode item);
    }

    private synchronized FakeReply once(FakeRequest request, Make make) {
        creates.incrementAndGet();
        String key = request.header("Idempotency-key");
        batchKeys.add(key);
        Remembered before = remembered.get(key);
        if (before != null) {
            return before.body().equals(request.text())
                    ? before.reply()
                    : FakeReply.problem(409, "idempotency.mismatch", "The key came with another body.", "Use another.");
        }
        if (!request.header("Bailee-purpose").equals("fulfil-orders")) {
            return FakeReply.problem(403, "purpose.unknown", "There is no such activity.", "See the register.");
        }
        ObjectNode results = JSON.createObjectNode();
        ArrayNode array = results.putArray("results");
        JSON.readTree(request.body()).forEach(item -> array.add(make.item(item)));
        FakeReply reply = FakeReply.json(207, results.toString());
        remembered.put(key, new Remembered(request.text(), reply));
        return reply;
    }

    private ObjectNode create(JsonNode person) {
        JsonNode profile = person.path("profile");
        String email = profile.path("email").asString("");
        if (!email.isEmpty() && !email.contains("@")) {
            return FakeAnswers.refused(422, "profile.email", "email.malformed", "This is no e-mail address.");
        }
        String number = profile.path("customer-number").asString("");
        if (!number.isEmpty() && find("customer-number", number).isPresent()) {
            return FakeAnswers.refused(409, "profile.customer-number", "value.taken", "Somebody has this already.");
        }
        String id = "person-" + (people.size() + 1);
        people.put(id, (ObjectNode) person);
        ObjectNode created = JSON.createObjectNode();
        created.put("status", 201).put("id", id).put("version", 1).putObject("records");
        return created;
    }

    private ObjectNode record(JsonNode item) {
        String field = item.path("match").path("field").asString().replace("profile.", "");
        Optional<String> found = find(field, item.path("match").path("equals").asString(""));
        if (found.isEmpty()) {
            return FakeAnswers.refused(404, "match.none", "Nobody has this value of profile." + field + ".");
        }
        String id = found.get();
        ObjectNode kept = ((ObjectNode) item.path("data")).put("subject", id);
        records.add(kept);
        ObjectNode created = JSON.createObjectNode();
        return created.put("status", 201)
                .put("subject", id)
                .put("record", "record-" + records.size())
                .put("version", 1);
    }

    private Optional<String> find(String field, String value) {
        for (Map.Entry<String, ObjectNode> person : people.entrySet()) {
            if (person.getValue().path("profile").path(field).asString("").equals(value)) {
                return Optional.of(person.getKey());
            }
        }
        return Optional.empty();
    }

    ObjectNode person(String id) {
        return Objects.requireNonNull(people.get(id));
    }

    private synchronized FakeReply list(FakeRequest request) {
        int limit = Integer.parseInt(request.query().get("limit"));
        List<String> ids = new ArrayList<>(people.keySet());
        int from = ids.indexOf(request.query().getOrDefault("after", "")) + 1;
        int to = Math.min(ids.size(), from + limit);
        ObjectNode page = JSON.createObjectNode();
        ArrayNode items = page.putArray("items");
        ids.subList(from, to).forEach(id -> items.addObject().put("id", id).put("version", 1));
        page.put("next", to < ids.size() ? ids.get(to - 1) : null);
        return FakeReply.json(200, page.toString());
    }

    private synchronized FakeReply openAll(FakeRequest request) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode results = answer.putArray("results");
        JSON.readTree(request.body())
                .path("subjects")
                .forEach(id -> results.add(
                        FakeAnswers.opened(id.asString(), person(id.asString())).put("status", 200)));
        return FakeReply.json(207, answer.toString());
    }

    private synchronized FakeReply search(FakeRequest request) {
        JsonNode where = JSON.readTree(request.body()).path("where").path(0);
        String field = where.path("field").asString().replace("profile.", "");
        String items = find(field, where.path("equals").asString(""))
                .map(id -> "{\"id\":\"" + id + "\"}")
                .orElse("");
        return FakeReply.json(200, "{\"items\":[" + items + "],\"next\":null}");
    }

    @Override
    public void close() {
        server.close();
    }
}
