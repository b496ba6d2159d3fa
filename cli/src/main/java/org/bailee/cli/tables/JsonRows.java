package org.bailee.cli.tables;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bailee.cli.Failure;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Rows of a JSON Lines file: one object a line. Objects within become columns such as `name.given`.
final class JsonRows implements Rows {
    private static final int LONGEST_LINE = 1 << 23;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final SourceFile file;
    private final BufferedReader reader;
    private long line;

    JsonRows(SourceFile file, Reader text) {
        this.file = file;
        reader = new BufferedReader(text, 1 << 16);
    }

    @Override
    public @Nullable Row next() {
        try {
            String text = line();
            while (text != null && text.isBlank()) {
                text = line();
            }
            return text == null ? null : row(text);
        } catch (CharacterCodingException _) {
            throw file.undecodable(line + 1);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// A file without line ends must not be read into memory whole.
    private @Nullable String line() throws IOException {
        StringBuilder text = new StringBuilder();
        int c = reader.read();
        if (c < 0) {
            return null;
        }
        line++;
        for (; c >= 0 && c != '\n'; c = reader.read()) {
            if (text.length() == LONGEST_LINE) {
                throw new Failure(
                        "Line " + line + " of " + file.path() + " is longer than 8 MiB.",
                        "JSON Lines holds one object on each line; a JSON array is not JSON Lines.");
            }
            text.append((char) c);
        }
        return text.toString();
    }

    private Row row(String text) {
        Map<String, Object> cells = new LinkedHashMap<>();
        JsonNode node;
        try {
            node = MAPPER.readTree(text);
        } catch (JacksonException _) {
            return Row.flawed(line, cells, "json.malformed", "", "The line is not one JSON object.");
        }
        if (!node.isObject()) {
            return Row.flawed(line, cells, "json.malformed", "", "The line is not one JSON object.");
        }
        String wrong = collect("", node, cells, 0);
        if (!wrong.isEmpty()) {
            return Row.flawed(
                    line, cells, "json.shape", wrong, "Lists, NUL and half characters cannot be kept in a field.");
        }
        return Row.sound(line, cells);
    }

    /// @return the column that cannot be taken, or nothing
    private static String collect(String path, JsonNode node, Map<String, Object> cells, int depth) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            String column = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
            JsonNode value = member.getValue();
            if (value.isObject() && depth < 4) {
                String wrong = collect(column, value, cells, depth + 1);
                if (!wrong.isEmpty()) {
                    return wrong;
                }
            } else if (value.isContainer() || value.isString() && !isSound(value.stringValue())) {
                return column;
            } else if (!value.isNull()
                    && !(value.isString() && value.stringValue().isBlank())) {
                cells.put(column, scalar(value));
            }
        }
        return "";
    }

    private static Object scalar(JsonNode value) {
        return value.isBoolean() ? value.booleanValue() : value.isNumber() ? value.numberValue() : value.asString();
    }

    private static boolean isSound(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c) && (++i == text.length() || !Character.isLowSurrogate(text.charAt(i)))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
