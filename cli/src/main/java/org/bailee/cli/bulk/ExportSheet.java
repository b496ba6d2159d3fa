package org.bailee.cli.bulk;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bailee.cli.mapping.Field;
import org.bailee.cli.tables.CsvSheet;
import org.bailee.cli.tables.Formulas;
import org.bailee.client.Opened;
import org.bailee.client.Plain;
import tools.jackson.databind.json.JsonMapper;

/// Opened people as rows: CSV with a column for every field or part of one, or JSON Lines.
interface ExportSheet extends Closeable {
    void add(Opened person) throws IOException;

    static ExportSheet csv(Writer out, List<Field> fields) {
        return new Csv(CsvSheet.to(out), fields);
    }

    static ExportSheet json(Writer out) {
        return new Json(out);
    }

    /// Texts that a spreadsheet would run are tamed; the JSON form has them as they are.
    final class Csv implements ExportSheet {
        private final CsvWriter writer;
        private final List<Field> fields;

        private Csv(CsvWriter writer, List<Field> fields) {
            this.writer = writer;
            this.fields = fields;
            List<String> header = new ArrayList<>(List.of("id"));
            fields.forEach(field -> header.addAll(columns(field)));
            writer.writeRecord(header);
        }

        /// The columns of a field: one, or one for each of its parts.
        static List<String> columns(Field field) {
            List<String> parts = field.type().parts();
            return parts.isEmpty()
                    ? List.of(field.path())
                    : parts.stream().map(part -> field.path() + "." + part).toList();
        }

        @Override
        public void add(Opened person) {
            List<String> row = new ArrayList<>(List.of(person.id()));
            for (Field field : fields) {
                Object value = person.value(field.path()).map(Plain::reveal).orElse("");
                List<String> parts = field.type().parts();
                if (parts.isEmpty()) {
                    row.add(cell(value));
                } else if (value instanceof Map<?, ?> map) {
                    parts.forEach(part -> row.add(cell(map.containsKey(part) ? map.get(part) : "")));
                } else {
                    // `present` says true in place of all parts.
                    parts.forEach(part -> row.add(part.equals(parts.getFirst()) ? cell(value) : ""));
                }
            }
            writer.writeRecord(row);
        }

        private static String cell(Object value) {
            return value instanceof Number ? value.toString() : Formulas.tame(String.valueOf(value));
        }

        @Override
        public void close() throws IOException {
            writer.close();
        }
    }

    /// One object a line, in the shape in which people are created.
    final class Json implements ExportSheet {
        private static final JsonMapper MAPPER = new JsonMapper();

        private final Writer out;

        private Json(Writer out) {
            this.out = out;
        }

        @Override
        public void add(Opened person) throws IOException {
            Map<String, Map<String, Object>> collections = new LinkedHashMap<>();
            person.data().forEach((path, value) -> {
                int dot = path.indexOf('.');
                collections
                        .computeIfAbsent(path.substring(0, dot), _ -> new LinkedHashMap<>())
                        .put(path.substring(dot + 1), value.reveal());
            });
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("id", person.id());
            line.putAll(collections);
            out.write(MAPPER.writeValueAsString(line));
            out.write('\n');
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
