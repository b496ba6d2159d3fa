package org.bailee.cli;

import java.util.Map;
import org.bailee.client.FakeReply;
import org.bailee.client.FakeRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The fake's first person and first record, which have versions and can be changed.
final class FakeChanges {
    private long person = 1;
    private long record = 1;

    /// Whether the key's roles see anything.
    volatile boolean blind;

    /// Whether somebody else makes a change between a look and the change made from it.
    volatile boolean hasty;

    synchronized FakeReply open(Map<String, ObjectNode> people) {
        ObjectNode content = people.get("person-1");
        if (content == null) {
            return FakeAnswers.unknown();
        }
        if (blind) {
            return FakeReply.problem(403, "role.sees-nothing", "None of its roles sees anything.", "Ask somebody.");
        }
        ObjectNode opened = FakeAnswers.opened("person-1", content).put("version", person);
        person += hasty ? 1 : 0;
        return FakeReply.json(200, opened.toString());
    }

    synchronized FakeReply ofPerson(FakeRequest request, ObjectNode content) {
        if (!request.header("If-match").equals("\"" + person + "\"")) {
            return stale();
        }
        JsonNode patch = FakeBailee.JSON.readTree(request.body());
        merge((ObjectNode) content.path("profile"), patch.path("profile"));
        person++;
        return FakeReply.json(200, "{\"id\":\"person-1\",\"version\":" + person + "}");
    }

    synchronized FakeReply openRecord() {
        return FakeReply.json(200, "{\"record\":\"record-1\",\"version\":" + record + ",\"data\":{},\"views\":{}}");
    }

    synchronized FakeReply ofRecord(FakeRequest request, ObjectNode content) {
        if (!request.header("If-match").equals("\"" + record + "\"")) {
            return stale();
        }
        merge(content, FakeBailee.JSON.readTree(request.body()));
        record++;
        return FakeReply.json(200, "{\"version\":" + record + "}");
    }

    private static FakeReply stale() {
        return FakeReply.problem(412, "version.stale", "Another change came first.", "Read again.");
    }

    private static void merge(ObjectNode into, JsonNode patch) {
        patch.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                into.remove(field.getKey());
            } else if (field.getValue().isObject() && into.path(field.getKey()).isObject()) {
                merge((ObjectNode) into.path(field.getKey()), field.getValue());
            } else {
                into.set(field.getKey(), field.getValue());
            }
        });
    }
}
