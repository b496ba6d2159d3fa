package org.bailee.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// Reads the answers about people and records.
final class Answers {
    private Answers() {}

    static Created created(JsonNode node) {
        return new Created(
                Json.text(node, "id"),
                node.path("version").asLong(0),
                Json.map(node.path("records"), ids -> Json.list(ids, JsonNode::asString)));
    }

    static CreatedRecord createdRecord(JsonNode node) {
        return new CreatedRecord(
                Json.text(node, "subject"),
                Json.text(node, "record"),
                node.path("version").asLong(0));
    }

    static Opened opened(JsonNode node) {
        Map<String, Plain> data = new LinkedHashMap<>();
        node.path("data")
                .properties()
                .forEach(collection -> collection
                        .getValue()
                        .properties()
                        .forEach(field ->
                                data.put(collection.getKey() + "." + field.getKey(), Json.plain(field.getValue()))));
        return new Opened(
                Json.text(node, "id"), node.path("version").asLong(0), data, Json.map(node.path("views"), Json::view));
    }

    static OpenedRecord openedRecord(JsonNode node) {
        return new OpenedRecord(
                Json.text(node, "record"),
                node.path("version").asLong(0),
                Json.map(node.path("data"), Json::plain),
                Json.map(node.path("views"), Json::view));
    }

    static Listed listed(JsonNode node) {
        return new Listed(Json.text(node, "id"), node.path("version").asLong(0));
    }

    static Changed changed(JsonNode node) {
        return new Changed(Json.text(node, "id"), node.path("version").asLong(0));
    }

    static <T> List<Result<T>> results(JsonNode node, Function<JsonNode, T> reader) {
        return Json.list(node.path("results"), item -> {
            int status = item.path("status").asInt(0);
            return status >= 200 && status < 300
                    ? new Result.Done<>(reader.apply(item))
                    : new Result.Refused<>(
                            Json.answered(status, item.path("problem")).problem());
        });
    }
}
