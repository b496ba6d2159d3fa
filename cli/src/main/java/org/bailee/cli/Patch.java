package org.bailee.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// A merge patch (RFC 7396) in the making: by collection, field and perhaps part, a new value or null to remove one.
final class Patch {
    private static final Pattern PATH = Pattern.compile("[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*(\\.[A-Za-z][A-Za-z0-9-]*)?");
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Map<String, Map<String, @Nullable Object>> collections = new LinkedHashMap<>();

    /// @param path as [#checked]
    /// @param value null removes what is there
    void put(String path, @Nullable Object value) {
        String[] names = checked(path).split("\\.");
        Map<String, @Nullable Object> fields = collections.computeIfAbsent(names[0], _ -> new LinkedHashMap<>());
        if (names.length == 2) {
            putNew(fields, names[1], value);
            return;
        }
        fields.computeIfAbsent(names[1], name -> {
            mustBeNew(!fields.containsKey(name));
            return new LinkedHashMap<String, @Nullable Object>();
        });
        putNew(parts(fields.get(names[1])), names[2], value);
    }

    /// `profile.email`, or `profile.name.given` for a part. Anything else may be a value in the place of a name.
    static String checked(String path) {
        if (!PATH.matcher(path).matches()) {
            throw malformed();
        }
        return path;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> parts(@Nullable Object field) {
        mustBeNew(field instanceof Map);
        return (Map<String, @Nullable Object>) Objects.requireNonNull(field);
    }

    private static void putNew(Map<String, @Nullable Object> into, String name, @Nullable Object value) {
        mustBeNew(!into.containsKey(name));
        into.put(name, value);
    }

    /// @param json collections, and in them fields, as the HTTP API takes them
    void putAll(String json) {
        try {
            Map<String, Map<String, @Nullable Object>> more = MAPPER.readValue(json, new TypeReference<>() {});
            more.forEach(
                    (collection, fields) -> fields.forEach((field, value) -> put(collection + "." + field, value)));
        } catch (JacksonException | NullPointerException _) {
            // The parser's message quotes what it read.
            throw Failure.usage(
                    "This is no change in JSON.",
                    "For example: {\"profile\":{\"email\":\"ada@example.org\",\"phone\":null}}");
        }
    }

    boolean isEmpty() {
        return collections.isEmpty();
    }

    /// Full names of the fields it changes.
    Set<String> fields() {
        Set<String> names = new TreeSet<>();
        collections.forEach(
                (collection, fields) -> fields.keySet().forEach(field -> names.add(collection + "." + field)));
        return names;
    }

    Map<String, ?> ofPerson() {
        return collections;
    }

    /// The only collection it changes; empty if there are several.
    Optional<String> collection() {
        return collections.size() == 1
                ? Optional.of(collections.keySet().iterator().next())
                : Optional.empty();
    }

    Map<String, ?> ofRecord(String collection) {
        return collections.getOrDefault(collection, Map.of());
    }

    private static Failure malformed() {
        return Failure.usage(
                "A change is written FIELD=VALUE.",
                "For example: profile.email=- (asks for the value), profile.name.given=Ada");
    }

    private static void mustBeNew(boolean isNew) {
        if (!isNew) {
            throw Failure.usage("A field is named twice.", "Say once what becomes of it.");
        }
    }

    @Override
    public String toString() {
        return "[sealed]";
    }
}
