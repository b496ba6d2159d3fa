package org.bailee.cli;

import java.util.Map;
import org.bailee.client.FakeReply;
import org.bailee.client.FakeRequest;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Answers of the fake that need no memory.
final class FakeAnswers {
    private FakeAnswers() {}

    static ObjectNode refused(int status, String code, String message) {
        ObjectNode item = FakeBailee.JSON.createObjectNode();
        item.put("status", status)
                .putObject("problem")
                .put("status", status)
                .put("code", code)
                .put("detail", message)
                .put("hint", "Mend it.");
        return item;
    }

    static ObjectNode refused(int status, String where, String code, String message) {
        ObjectNode item = refused(status, code, where + ": " + message);
        ((ObjectNode) item.path("problem"))
                .putArray("violations")
                .addObject()
                .put("where", where)
                .put("code", code)
                .put("message", message)
                .put("hint", "Mend it.");
        return item;
    }

    static ObjectNode opened(String id, ObjectNode person) {
        ObjectNode opened = FakeBailee.JSON.createObjectNode();
        opened.put("id", id).put("version", 1).set("data", person);
        ObjectNode views = opened.putObject("views");
        person.path("profile")
                .propertyNames()
                .forEach(field -> views.put("profile." + field, field.equals("phone") ? "masked" : "plain"));
        return opened;
    }

    /// So many records of a many-collection, a page of them.
    static FakeReply records(FakeRequest request, int all) {
        int limit = Integer.parseInt(request.query().get("limit"));
        String after = request.query().getOrDefault("after", "");
        int from = after.isEmpty() ? 0 : Integer.parseInt(after.substring("record-".length()));
        boolean totalAlone = request.query().getOrDefault("fields", "").equals("total");
        ObjectNode page = FakeBailee.JSON.createObjectNode();
        ArrayNode items = page.putArray("items");
        for (int number = from + 1; number <= Math.min(all, from + limit); number++) {
            ObjectNode item =
                    items.addObject().put("record", "record-" + number).put("version", 1);
            ObjectNode data = item.putObject("data").put("total", number + ".00");
            ObjectNode views = item.putObject("views").put("total", "plain");
            if (!totalAlone && number % 2 == 1) {
                data.put("address", "present");
                views.put("address", "present");
            }
        }
        page.put("next", from + limit < all ? "record-" + (from + limit) : null);
        return FakeReply.json(200, page.toString());
    }

    static FakeReply other(FakeRequest request, Map<String, ObjectNode> people) {
        String entry = """
                {"id":"e%d","at":"2026-11-25T10:00:0%dZ","kind":"%s","actor":"a1","actorName":"helpdesk",
                 "subject":"person-1","purpose":"fulfil-orders","reason":"TICKET-1","outcome":"%s",
                 "details":{"fields":"profile.name=plain"}}
                """;
        if (request.path().equals("/v1/audit") && request.header("Accept").startsWith("text/csv")) {
            return FakeReply.of(200, "text/csv", "id,at,kind\ne2,2026-11-25T10:00:02Z,subject-opened\n");
        }
        return switch (request.method() + " " + request.path()) {
            case "DELETE /v1/subjects/person-1" -> people.remove("person-1") == null ? unknown() : FakeReply.empty(204);
            case "GET /v1/audit" ->
                FakeReply.json(
                        200,
                        "{\"items\":[" + entry.formatted(2, 2, "subject-opened", "done") + ","
                                + entry.formatted(1, 1, "access-refused", "refused") + "],\"next\":null}");
            case "POST /v1/tokens" -> FakeReply.json(201, "{\"token\":\"tok_abc\"}");
            case "POST /v1/tokens/open" ->
                FakeReply.json(
                        200,
                        "{\"token\":\"tok_abc\",\"subject\":\"person-1\",\"field\":\"profile.email\","
                                + "\"view\":\"masked\",\"value\":\"a•••@e•••.org\"}");
            case "POST /v1/tokens/revoke" -> FakeReply.empty(204);
            case "DELETE /v1/keys/k1" ->
                FakeReply.json(200, request.query().containsKey("alone") ? "{\"revoked\":1}" : "{\"revoked\":3}");
            case "POST /v1/keys" -> FakeReply.json(201, "{\"id\":\"k1\",\"key\":\"blk_new\"}");
            case "GET /v1/keys" ->
                FakeReply.json(
                        200,
                        "{\"items\":[{\"id\":\"k1\",\"name\":\"helpdesk\",\"prefix\":\"blk_1a2b…\","
                                + "\"permissions\":[\"subjects.read\"],\"roles\":[\"support\"],\"purposes\":[],"
                                + "\"createdAt\":\"2026-11-25T10:00:00Z\",\"expiresAt\":\"2027-02-25T10:00:00Z\","
                                + "\"lastUsedOn\":null,\"revokedAt\":null}],\"next\":null}");
            case "GET /v1/status" ->
                FakeReply.json(
                        200,
                        "{\"version\":\"0.1.0\",\"register\":4,\"database\":{\"embedded\":true,\"version\":\"18.6\","
                                + "\"ageDays\":97,\"freeBytes\":1234567890,\"dataChecksums\":true},"
                                + "\"seal\":{\"kind\":\"key-file\",\"sealed\":false},\"moonPhase\":\"full\","
                                + "\"warnings\":[\"The root key lies in a file.\"]}");
            default -> unknown();
        };
    }

    static FakeReply unknown() {
        return FakeReply.problem(
                404, "subject.unknown", "There is no person with this id.", "Find the person with bailee find.");
    }
}
