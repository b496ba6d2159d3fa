package org.bailee.server.api.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bailee.server.shared.Invalid;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/// Reads JSON more strictly than RFC 8259 asks: what two readers could understand differently is refused.
///
/// Duplicate names, NUL, unpaired surrogates and anything but UTF-8 are how a check is made to see another value than
/// the one that is stored. Never repeats what was sent.
final class JsonText {
    static final int DEEPEST = 16;
    static final int LONGEST_ARRAY = 1_000;

    /// A thousand people of a hundred fields. What is read takes up far more room than its text, and one body must not
    /// take the room of all.
    static final int MOST_TOKENS = 300_000;

    private static final int LONGEST_STRING = 1 << 20;
    private static final int LONGEST_NUMBER = 100;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_STRING)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxNameLength(1_000)
                    .maxTokenCount(MOST_TOKENS)
                    .build())
            .build();

    private JsonText() {}

    /// @throws HttpRefusal if the bytes are not such JSON
    static Json read(byte[] body) {
        if (!looksLikeUtf8(body)) {
            throw malformed("The body is not UTF-8.");
        }
        try (JsonParser in = FACTORY.createParser(ObjectReadContext.empty(), body)) {
            JsonToken first = in.nextToken();
            if (first == null) {
                throw malformed("The body is empty.");
            }
            Json json = value(in, first, 1);
            if (in.nextToken() != null) {
                throw malformed("Something follows the end of the JSON.");
            }
            return json;
        } catch (StreamConstraintsException _) {
            throw malformed("The body holds more than is read: too many values, or one too long or too deep.");
        } catch (JacksonException failed) {
            TokenStreamLocation at = failed.getLocation();
            throw malformed(
                    at == null
                            ? "The body is not JSON."
                            : "The body is not JSON at line " + at.getLineNr() + ", column " + at.getColumnNr() + ".");
        }
    }

    private static Json value(JsonParser in, JsonToken token, int depth) {
        return switch (token) {
            case VALUE_STRING -> new Json.Text(sound(in.getString()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Digits(in.getString());
            case VALUE_TRUE -> new Json.Bool(true);
            case VALUE_FALSE -> new Json.Bool(false);
            case VALUE_NULL -> new Json.Null();
            case START_ARRAY -> array(in, deeper(depth));
            case START_OBJECT -> object(in, deeper(depth));
            default -> throw malformed("The body is not JSON.");
        };
    }

    private static Json array(JsonParser in, int depth) {
        List<Json> items = new ArrayList<>();
        for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
            if (items.size() == LONGEST_ARRAY) {
                throw Invalid.of(
                        "body",
                        "array.too-long",
                        "An array holds at most " + LONGEST_ARRAY + " items.",
                        "Send the rest with another request.");
            }
            items.add(value(in, token, depth));
        }
        return new Json.Array(items);
    }

    private static Json object(JsonParser in, int depth) {
        Map<String, Json> members = new LinkedHashMap<>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = sound(in.currentName());
            if (members.put(name, value(in, in.nextToken(), depth)) != null) {
                throw malformed("A name stands twice in one object.");
            }
        }
        return new Json.Fields(members);
    }

    private static int deeper(int depth) {
        if (depth > DEEPEST) {
            throw malformed("The body is nested more than " + DEEPEST + " deep.");
        }
        return depth + 1;
    }

    private static String sound(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == 0) {
                throw malformed("A text holds the character NUL.");
            }
            if (Character.isSurrogate(c)) {
                boolean paired = Character.isHighSurrogate(c)
                        && at + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(at + 1));
                if (!paired) {
                    throw malformed("A text holds half of a surrogate pair.");
                }
                at++;
            }
        }
        return text;
    }

    /// JSON begins with an ASCII character, so a zero among the first bytes is UTF-16 or UTF-32, which the parser would
    /// otherwise guess and read.
    private static boolean looksLikeUtf8(byte[] body) {
        for (int at = 0; at < Math.min(4, body.length); at++) {
            if (body[at] == 0 || body[at] == (byte) 0xFE || body[at] == (byte) 0xFF) {
                return false;
            }
        }
        return true;
    }

    private static HttpRefusal malformed(String message) {
        return new HttpRefusal(
                400, "json.malformed", message, "Send one JSON text in UTF-8, as RFC 8259 describes it.");
    }
}
