package org.bailee.cli.mapping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.bailee.cli.Failure;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// A mapping as a file beside the data, for people to look at and mend.
final class MappingFile {
    private static final String SKIP = "skip";

    private MappingFile() {}

    /// @param fields the collection's, to choose from
    static void write(Path file, Mapping mapping, Path source, List<String> fields) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append("# Which column of ")
                .append(source.getFileName())
                .append(" goes into which field of the register.\n");
        text.append("# Edit it freely: a field, a part of one such as profile.name.given, or skip.\n");
        text.append("# The fields are: ").append(String.join(", ", fields)).append('\n');
        text.append("into: ").append(mapping.into()).append('\n');
        text.append("columns:\n");
        mapping.columns()
                .forEach((column, target) -> text.append("  ")
                        .append(quoted(column))
                        .append(": ")
                        .append(target.map(Target::path).orElse(SKIP))
                        .append('\n'));
        mapping.match()
                .ifPresent(match -> text.append("match:    # finds the person a row belongs to\n  ")
                        .append(match.field())
                        .append(": ")
                        .append(quoted(match.column()))
                        .append('\n'));
        Files.writeString(file, text);
    }

    private static String quoted(String column) {
        if (column.matches("[A-Za-z][A-Za-z0-9_.-]*") && !column.matches("(?i)y|n|yes|no|on|off|true|false|null")) {
            return column;
        }
        return '"'
                + column.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                + '"';
    }

    /// @throws Failure naming everything in it that does not fit the register or the data
    static Mapping read(Path file, String into, List<String> columns, Catalogue catalogue) throws IOException {
        Map<?, ?> root = load(file);
        List<String> mistakes = new ArrayList<>();
        root.keySet().stream()
                .filter(key -> !List.of("into", "columns", "match").contains(key))
                .forEach(key -> mistakes.add(key + ": means nothing here (into, columns, match)"));
        if (!into.equals(String.valueOf(root.get("into")))) {
            mistakes.add("into: is not " + into + ", as --into says");
        }
        Map<?, ?> says = root.get("columns") instanceof Map<?, ?> map ? map : Map.of();
        SequencedMap<String, Optional<Target>> targets = new LinkedHashMap<>();
        columns.forEach(column -> targets.put(column, Optional.empty()));
        for (Map.Entry<?, ?> entry : says.entrySet()) {
            String column = entry.getKey().toString();
            String path = String.valueOf(entry.getValue());
            Optional<Target> target = path.equals(SKIP) ? Optional.empty() : target(path, into, catalogue);
            if (!targets.containsKey(column)) {
                mistakes.add("columns." + column + ": the data has no such column");
            } else if (target.isEmpty() && !path.equals(SKIP)) {
                mistakes.add("columns." + column + ": " + path + " is no field of " + into + " in the register");
            }
            targets.put(column, target);
        }
        columns.stream()
                .filter(column -> !says.containsKey(column))
                .forEach(column -> mistakes.add("columns: says nothing about " + column + " (a field, or skip)"));
        Optional<Mapping.Match> match = match(root.get("match"), columns, catalogue, mistakes);
        if (!mistakes.isEmpty()) {
            throw new Failure(
                    file + " does not fit:\n  " + String.join("\n  ", mistakes),
                    "Mend it, or delete it to have a new one proposed.");
        }
        return new Mapping(into, targets, match);
    }

    private static Map<?, ?> load(Path file) throws IOException {
        try {
            Object root = new Load(
                            LoadSettings.builder().setAllowDuplicateKeys(false).build())
                    .loadFromString(Files.readString(file));
            if (root instanceof Map<?, ?> map) {
                return map;
            }
        } catch (YamlEngineException _) {
            // told below
        }
        throw new Failure(file + " is not a mapping in YAML.", "Mend it, or delete it to have a new one proposed.");
    }

    private static Optional<Target> target(String path, String into, Catalogue catalogue) {
        for (Field field : catalogue.fields(into)) {
            if (path.equals(field.path())) {
                return Optional.of(new Target(field, Optional.empty()));
            }
            for (String part : field.type().parts()) {
                if (path.equals(field.path() + "." + part)) {
                    return Optional.of(new Target(field, Optional.of(part)));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Mapping.Match> match(
            @Nullable Object node, List<String> columns, Catalogue catalogue, List<String> mistakes) {
        if (node == null) {
            return Optional.empty();
        }
        if (!(node instanceof Map<?, ?> map) || map.size() != 1) {
            mistakes.add(
                    "match: is not one field with its column, as in match: { profile.customer-number: CustomerId }");
            return Optional.empty();
        }
        Map.Entry<?, ?> entry = map.entrySet().iterator().next();
        Mapping.Match match = new Mapping.Match(entry.getKey().toString(), String.valueOf(entry.getValue()));
        check(match, columns, catalogue).ifPresent(mistakes::add);
        return Optional.of(match);
    }

    static Optional<String> check(Mapping.Match match, List<String> columns, Catalogue catalogue) {
        if (catalogue.field(match.field()).isEmpty()) {
            return Optional.of("match: the register has no field " + match.field());
        }
        return columns.contains(match.column())
                ? Optional.empty()
                : Optional.of("match: the data has no column " + match.column());
    }
}
