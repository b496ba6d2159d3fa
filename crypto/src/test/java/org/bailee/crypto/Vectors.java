package org.bailee.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The test vectors of docs/spec, and those of Project Wycheproof.
final class Vectors {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Vectors() {}

    static JsonNode of(String page) {
        return read("/vectors/" + page + ".json");
    }

    static JsonNode wycheproof(String file) {
        return read("/wycheproof/" + file + "_test.json");
    }

    static List<JsonNode> each(JsonNode parent, String member) {
        List<JsonNode> vectors = parent.get(member).valueStream().toList();
        if (vectors.isEmpty()) {
            throw new IllegalStateException("No vectors under " + member);
        }
        return vectors;
    }

    static String text(JsonNode vector, String member) {
        return vector.get(member).asString();
    }

    static byte[] bytes(JsonNode vector, String member) {
        return HexFormat.of().parseHex(text(vector, member));
    }

    static Secret secret(JsonNode vector, String member) {
        return Secret.takeFrom(bytes(vector, member));
    }

    static UUID uuid(JsonNode vector, String member) {
        String hex = text(vector, member);
        return new UUID(Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
    }

    static Binding place(JsonNode vector) {
        JsonNode place = vector.get("place");
        return new Binding(
                uuid(place, "person"),
                text(place, "collection"),
                uuid(place, "record"),
                text(place, "field"),
                place.get("version").asLong());
    }

    static RecordPlace recordPlace(JsonNode vector) {
        JsonNode place = vector.get("place");
        return recordPlace(place, uuid(place, "person"));
    }

    static RecordPlace recordPlace(JsonNode place, UUID person) {
        return new RecordPlace(
                person,
                text(place, "collection"),
                uuid(place, "record"),
                place.get("version").asLong(),
                place.get("stamp").asLong());
    }

    private static JsonNode read(String resource) {
        try (InputStream in = Objects.requireNonNull(Vectors.class.getResourceAsStream(resource), resource)) {
            return JSON.readTree(in);
        } catch (IOException broken) {
            throw new IllegalStateException(resource, broken);
        }
    }
}
