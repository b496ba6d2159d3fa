package org.bailee.server.api.http;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.bailee.server.register.Field;
import org.bailee.server.register.RegisterDefinition;
import org.bailee.server.register.View;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.Invalid;
import org.bailee.server.types.Kind;
import org.bailee.server.types.SemanticType;
import org.bailee.server.types.Value;
import org.bailee.server.vault.FieldChange;
import org.bailee.server.vault.Seen;
import tools.jackson.core.JsonGenerator;

/// A field's value as JSON writes it, in and out.
public final class Values {
    private Values() {}

    /// @param where asked only when something is wrong: most values are as they should be
    /// @throws Invalid if it is none of string, number, boolean or object of named parts
    public static Value read(Supplier<String> where, Json json) {
        return switch (json) {
            case Json.Fields(Map<String, Json> members) -> {
                SortedMap<String, String> parts = new TreeMap<>();
                members.forEach((name, part) ->
                        parts.put(name, single(part).orElseThrow(() -> unlike(part(where, name)))));
                yield new Value.Parts(parts);
            }
            default -> new Value.Text(single(json).orElseThrow(() -> unlike(where.get())));
        };
    }

    /// What a merge patch says of one field (RFC 7396): null removes, an object merges its parts.
    public static FieldChange readChange(Supplier<String> where, Json json) {
        return switch (json) {
            case Json.Null _ -> new FieldChange.Remove();
            case Json.Fields(Map<String, Json> members) -> {
                SortedMap<String, Optional<String>> parts = new TreeMap<>();
                members.forEach((name, part) -> parts.put(
                        name,
                        part instanceof Json.Null
                                ? Optional.empty()
                                : Optional.of(single(part).orElseThrow(() -> unlike(part(where, name))))));
                yield new FieldChange.MergeParts(parts);
            }
            default -> new FieldChange.Replace(read(where, json));
        };
    }

    /// Writes what may be seen: numbers and booleans as such where their own value shows, a mask always as text.
    public static void write(JsonGenerator out, Seen seen, FieldPath path, RegisterDefinition register) {
        if (seen.view() == View.PRESENT || seen.value().isEmpty()) {
            out.writeBoolean(true);
            return;
        }
        Optional<SemanticType> type = register.field(path).map(Field::type);
        switch (seen.value().get()) {
            case Value.Parts(SortedMap<String, String> parts) -> {
                out.writeStartObject();
                // In the type's order: a name reads given before family, an address street before city.
                type.map(SemanticType::parts).orElse(List.copyOf(parts.keySet())).stream()
                        .filter(parts::containsKey)
                        .forEach(part -> out.writeStringProperty(part, parts.get(part)));
                out.writeEndObject();
            }
            case Value.Text(String text) -> {
                Optional<Kind> kind = seen.view() == View.PLAIN ? type.map(SemanticType::kind) : Optional.empty();
                writeText(out, text, kind.orElse(Kind.TEXT));
            }
        }
    }

    private static void writeText(JsonGenerator out, String text, Kind kind) {
        switch (kind) {
            case BOOLEAN -> out.writeBoolean(Boolean.parseBoolean(text));
            case NUMBER -> out.writeNumber(new BigDecimal(text));
            case TEXT, PARTS -> out.writeString(text);
        }
    }

    private static Optional<String> single(Json json) {
        return switch (json) {
            case Json.Text(String text) -> Optional.of(text);
            case Json.Digits(String digits) -> Optional.of(digits);
            case Json.Bool(boolean value) -> Optional.of(Boolean.toString(value));
            case Json.Null _, Json.Array _, Json.Fields _ -> Optional.empty();
        };
    }

    private static String part(Supplier<String> where, String name) {
        return where.get() + "." + Members.speakable(name);
    }

    private static Invalid unlike(String where) {
        return Invalid.of(
                where,
                "value.shape",
                "A value is a string, a number, a boolean, or an object of named parts.",
                "Leave a field out if there is no value for it; only a PATCH takes null.");
    }
}
