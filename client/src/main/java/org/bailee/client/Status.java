package org.bailee.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// How the server is: facts by name, such as `database.version`, and what somebody should look after.
public record Status(Map<String, String> facts, List<String> warnings) {
    static Status of(JsonNode node) {
        Map<String, String> facts = new LinkedHashMap<>();
        collect("", node, facts);
        return new Status(
                facts,
                Json.list(
                        node.path("warnings"),
                        warning -> warning.isObject() ? Json.text(warning, "says") : warning.asString()));
    }

    private static void collect(String path, JsonNode node, Map<String, String> facts) {
        node.properties().forEach(member -> {
            String name = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
            if (member.getValue().isObject()) {
                collect(name, member.getValue(), facts);
            } else if (!member.getValue().isArray()) {
                facts.put(name, member.getValue().asString());
            }
        });
    }
}
