package org.bailee.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Between JSON and the types of this library. Unknown members are passed over: a newer server may say more.
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    /// The same content always gives the same bytes, which is what makes a repeated create recognisable.
    static byte[] bytes(Object content) {
        return MAPPER.writeValueAsBytes(content);
    }

    static JsonNode read(byte[] body) {
        if (body.length == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            return MAPPER.readTree(body);
        } catch (JacksonException _) {
            // The parser's message quotes what it read, which may be personal data.
            throw Answered.local(
                            "answer.unreadable",
                            "The answer is not JSON.",
                            "Check that the URL is that of a Bailee server and not of a proxy before it.")
                    .problem();
        }
    }

    static String text(JsonNode node, String member) {
        JsonNode value = node.path(member);
        return value.isNull() || value.isMissingNode() ? "" : value.asString();
    }

    static Optional<String> optional(JsonNode node, String member) {
        String text = text(node, member);
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    static List<String> texts(JsonNode node, String member) {
        return list(node.path(member), JsonNode::asString);
    }

    static <T> List<T> list(JsonNode array, Function<JsonNode, T> reader) {
        List<T> items = new ArrayList<>(array.size());
        array.forEach(item -> items.add(reader.apply(item)));
        return items;
    }

    static <T> Page<T> page(JsonNode node, Function<JsonNode, T> reader) {
        return new Page<>(list(node.path("items"), reader), optional(node, "next"));
    }

    static <T> Map<String, T> map(JsonNode object, Function<JsonNode, T> reader) {
        Map<String, T> map = new LinkedHashMap<>();
        object.properties().forEach(member -> map.put(member.getKey(), reader.apply(member.getValue())));
        return map;
    }

    static Plain plain(JsonNode node) {
        return new Plain(tree(node));
    }

    private static Object tree(JsonNode node) {
        if (node.isObject()) {
            return map(node, Json::tree);
        }
        if (node.isArray()) {
            return list(node, Json::tree);
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        return node.isNumber() ? node.numberValue() : node.asString();
    }

    static View view(JsonNode node) {
        return View.valueOf(node.asString().toUpperCase(Locale.ROOT));
    }

    static Violation violation(JsonNode node) {
        return new Violation(text(node, "where"), text(node, "code"), text(node, "message"), text(node, "hint"));
    }

    /// Reads a problem document; a proxy's page or an empty body still gives something to act on.
    static Answered answered(int status, JsonNode node) {
        String code = text(node, "code");
        String detail = text(node, "detail");
        String says = detail.isEmpty() ? text(node, "title") : detail;
        return new Answered(
                status,
                code.isEmpty() ? "http." + status : code,
                says.isEmpty() ? "The server answered with HTTP status " + status + "." : says,
                text(node, "hint"),
                list(node.path("violations"), Json::violation),
                text(node, "request"));
    }
}
