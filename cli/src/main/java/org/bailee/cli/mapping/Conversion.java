package org.bailee.cli.mapping;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.bailee.cli.tables.Row;
import org.bailee.client.Problem;
import org.bailee.client.Violation;

/// Turns a row into the fields of a record. The same row always gives the same fields in the same order.
public final class Conversion {
    private final Mapping mapping;

    public Conversion(Mapping mapping) {
        this.mapping = mapping;
    }

    public SequencedMap<String, Object> fields(Row row) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        mapping.columns().forEach((column, target) -> {
            Object cell = row.cells().get(column);
            if (cell != null && target.isPresent()) {
                put(fields, target.get(), cell);
            }
        });
        return fields;
    }

    /// What finds the person a row belongs to; empty if its cell is.
    public Optional<Object> match(Row row) {
        return mapping.match().map(found -> row.cells().get(found.column()));
    }

    /// The column that a server's complaint is about; empty if it is about none.
    public String column(Problem problem) {
        // Nobody has the value that should find the person: the complaint is about the value, and names no other place.
        return problem.code().equals("match.none") ? matchColumn() : "";
    }

    /// The column that one of a server's complaints is about; empty if it is about none.
    public String column(Violation violation) {
        if (mapping.match().filter(match -> names(violation.where(), match)).isPresent()) {
            return matchColumn();
        }
        for (Map.Entry<String, Optional<Target>> column : mapping.columns().entrySet()) {
            if (column.getValue().isPresent()
                    && names(violation.where(), column.getValue().get().path())) {
                return column.getKey();
            }
        }
        for (Map.Entry<String, Optional<Target>> column : mapping.columns().entrySet()) {
            if (column.getValue().isPresent()
                    && names(violation.where(), column.getValue().get().field().path())) {
                return column.getKey();
            }
        }
        return "";
    }

    private String matchColumn() {
        return mapping.match().map(Mapping.Match::column).orElse("");
    }

    private static boolean names(String where, Mapping.Match match) {
        return where.equals(match.field()) || where.startsWith("match");
    }

    private static boolean names(String where, String path) {
        return where.equals(path) || where.startsWith(path + ".") || where.endsWith("." + path);
    }

    @SuppressWarnings("unchecked")
    private static void put(SequencedMap<String, Object> fields, Target target, Object cell) {
        String name = target.field().name();
        if (target.part().isEmpty()) {
            fields.put(name, typed(cell, target.field().type().kind()));
        } else {
            Map<String, Object> parts =
                    (Map<String, Object>) fields.computeIfAbsent(name, _ -> new LinkedHashMap<String, Object>());
            parts.put(target.part().get(), cell.toString().strip());
        }
    }

    /// A number or truth where the type wants one and the text is one; otherwise the server says what is wrong.
    private static Object typed(Object cell, String kind) {
        if (!(cell instanceof String text)) {
            return kind.equals("text") || kind.equals("parts") ? cell.toString() : cell;
        }
        String stripped = text.strip();
        if (kind.equals("number") && stripped.matches("-?\\d{1,30}(\\.\\d{1,30})?")) {
            return new BigDecimal(stripped);
        }
        if (kind.equals("boolean")) {
            return switch (stripped.toLowerCase(Locale.ROOT)) {
                case "true", "yes", "y", "1" -> true;
                case "false", "no", "n", "0" -> false;
                default -> stripped;
            };
        }
        return stripped;
    }
}
