package org.bailee.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// The API as it describes itself, held against what it really answers.
final class Contract {
    private final JsonNode document;
    private final Map<String, Set<Integer>> seen = new ConcurrentHashMap<>();

    Contract(JsonNode document) {
        this.document = document;
    }

    JsonNode document() {
        return document;
    }

    /// Every documented route, as `GET /v1/subjects/{id}`.
    Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> routes.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return routes;
    }

    JsonNode operation(String route) {
        int space = route.indexOf(' ');
        return document.get("paths")
                .get(route.substring(space + 1))
                .get(route.substring(0, space).toLowerCase(Locale.ROOT));
    }

    /// An answer must have a documented status and, of the documented type, a body that fits its schema.
    void check(String method, String target, Answer answer) {
        String path = target.replaceAll("\\?.*", "");
        for (String route : routes()) {
            if (route.startsWith(method + " ") && matches(route.substring(method.length() + 1), path)) {
                checkAgainst(route, answer);
                return;
            }
        }
    }

    Set<Integer> seen(String route) {
        return seen.getOrDefault(route, Set.of());
    }

    private void checkAgainst(String route, Answer answer) {
        seen.computeIfAbsent(route, _ -> ConcurrentHashMap.newKeySet()).add(answer.status());
        JsonNode response = operation(route).get("responses").get(String.valueOf(answer.status()));
        assertThat(response)
                .as("%s answered an undocumented %s: %s", route, answer.status(), answer.text())
                .isNotNull();
        JsonNode resolved = resolve(response);
        if (resolved.has("headers") && resolved.get("headers").has("ETag")) {
            assertThat(answer.header("ETag")).as(route + " has an ETag").isNotEmpty();
        }
        JsonNode content = resolved.get("content");
        if (content == null) {
            assertThat(answer.body()).as(route + " answers nothing").isEmpty();
            return;
        }
        String type = answer.header("Content-Type").replaceAll(";.*", "");
        assertThat(content.has(type)).as("%s answered %s", route, type).isTrue();
        if (type.endsWith("json")) {
            new SchemaCheck(document).check(content.get(type).get("schema"), answer.json(), route);
        }
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").stringValue().substring(1)) : node;
    }

    private static boolean matches(String template, String path) {
        boolean literal = !template.contains("{");
        if (literal) {
            return template.equals(path);
        }
        // `/v1/subjects/search` is not the person named "search".
        return Pattern.matches(
                template.replaceAll("\\{\\*[a-z]+}", ".+").replaceAll("\\{[a-z]+}", "(?!(search|open|patch)\\$)[^/]+"),
                path);
    }
}
