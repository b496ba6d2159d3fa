package org.bailee.cli.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.bailee.cli.Failure;
import org.bailee.client.Bailee;
import org.bailee.client.SemanticType;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The fields of the register in force, with what their types know.
public final class Catalogue {
    private final SequencedMap<String, Boolean> collections;
    private final List<Field> fields;
    private final Map<String, SemanticType> types;
    private final SequencedMap<String, Activity> activities;

    private record Activity(List<String> needs, Set<String> roles) {}

    private Catalogue(
            SequencedMap<String, Boolean> collections,
            List<Field> fields,
            Map<String, SemanticType> types,
            SequencedMap<String, Activity> activities) {
        this.collections = collections;
        this.fields = fields;
        this.types = types;
        this.activities = activities;
    }

    public static Catalogue of(Bailee bailee) {
        return of(bailee.register().current().text(), bailee.register().types());
    }

    static Catalogue of(String register, List<SemanticType> semanticTypes) {
        Map<String, SemanticType> types = new LinkedHashMap<>();
        semanticTypes.forEach(type -> types.put(type.name(), type));
        Map<?, ?> root = map(new Load(LoadSettings.builder().build()).loadFromString(register));
        SequencedMap<String, Boolean> collections = new LinkedHashMap<>();
        List<Field> fields = new ArrayList<>();
        map(root.get("collections")).forEach((collection, content) -> {
            collections.put(
                    collection.toString(), Boolean.TRUE.equals(map(content).get("many")));
            map(map(content).get("fields")).forEach((name, says) -> {
                Map<?, ?> field = map(says);
                String type = String.valueOf(field.get("type"));
                fields.add(new Field(
                        collection.toString(),
                        name.toString(),
                        Boolean.TRUE.equals(field.get("required")),
                        types.getOrDefault(type, unknown(type))));
            });
        });
        SequencedMap<String, Activity> activities = new LinkedHashMap<>();
        map(root.get("activities")).forEach((activity, says) -> {
            Set<String> roles = new LinkedHashSet<>();
            map(map(says).get("roles")).keySet().forEach(role -> roles.add(role.toString()));
            activities.put(activity.toString(), new Activity(texts(map(says).get("needs")), roles));
        });
        return new Catalogue(collections, fields, types, activities);
    }

    private static SemanticType unknown(String name) {
        return new SemanticType(name, "", "text", List.of(), "", List.of(), List.of());
    }

    private static Map<?, ?> map(@Nullable Object node) {
        return node instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<String> texts(@Nullable Object node) {
        return node instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
    }

    public boolean isMany(String collection) {
        return Boolean.TRUE.equals(collections.get(collection));
    }

    /// @throws Failure if the register has no such collection
    public List<Field> fields(String collection) {
        if (!collections.containsKey(collection)) {
            throw new Failure(
                    "The register has no collection " + collection + ".",
                    collections.isEmpty()
                            ? "The register is empty: apply one first with bailee register apply."
                            : "It has: " + String.join(", ", collections.keySet()) + ".");
        }
        return fields.stream()
                .filter(field -> field.collection().equals(collection))
                .toList();
    }

    public Optional<Field> field(String path) {
        return fields.stream().filter(field -> field.path().equals(path)).findFirst();
    }

    /// Fields that an activity needs, in the register's order.
    ///
    /// @throws Failure if there is no such activity
    public List<Field> needed(String activity) {
        if (!activities.containsKey(activity)) {
            throw new Failure(
                    "The register has no activity " + activity + ".",
                    "It has: " + String.join(", ", activities.keySet()) + ".");
        }
        List<String> wanted = activities.get(activity).needs();
        return fields.stream()
                .filter(field -> wanted.contains(field.path()) || wanted.contains(field.collection() + ".*"))
                .toList();
    }

    /// Names of all activities.
    public Set<String> activities() {
        return activities.keySet();
    }

    /// Roles that see something for any of the activities.
    public Set<String> roles(Collection<String> of) {
        Set<String> roles = new LinkedHashSet<>();
        activities.forEach((name, activity) -> {
            if (of.contains(name)) {
                roles.addAll(activity.roles());
            }
        });
        return roles;
    }

    /// Names under which a part of a type usually stands in tables: those of the type of the same name.
    Set<String> partHints(String part) {
        Set<String> hints = new LinkedHashSet<>(List.of(Names.plain(part)));
        for (String type : List.of(part, part + "-name", "name-" + part)) {
            if (types.containsKey(type)) {
                hints.addAll(types.get(type).columnHints());
            }
        }
        return hints;
    }
}
