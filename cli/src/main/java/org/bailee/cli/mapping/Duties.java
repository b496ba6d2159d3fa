package org.bailee.cli.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// What the register says of data that a law demands to be kept (GDPR Art. 17(3)(b)): whoever erases by hand is told,
/// for
/// nothing but a hold keeps it from being done.
public final class Duties {
    private final Map<?, ?> register;

    private Duties(Map<?, ?> register) {
        this.register = register;
    }

    /// @param register as it was applied
    public static Duties of(String register) {
        return new Duties(map(new Load(LoadSettings.builder().build()).loadFromString(register)));
    }

    /// In sentences; none if no law demands any of it.
    ///
    /// @param fields of which some are to be erased, as paths; with `collections` empty, everything is
    /// @param collections to be erased as a whole
    public List<String> against(List<String> fields, List<String> collections) {
        List<String> duties = new ArrayList<>();
        map(register.get("activities")).forEach((name, says) -> {
            Map<?, ?> activity = map(says);
            List<String> needed = texts(activity.get("needs")).stream()
                    .filter(need -> isTouched(need, fields, collections))
                    .toList();
            if ("legal-obligation".equals(activity.get("basis")) && !needed.isEmpty()) {
                Object law = activity.get("law");
                duties.add(name + " needs " + String.join(", ", needed) + " by law"
                        + (law == null ? "" : " (" + law + ")") + ".");
            }
        });
        return duties;
    }

    /// Those of these fields that a record must have: it stays without them.
    public List<String> required(List<String> fields) {
        return fields.stream()
                .filter(path -> {
                    String[] names = path.split("\\.", 2);
                    Object collection = map(register.get("collections")).get(names[0]);
                    Object field = names.length < 2
                            ? null
                            : map(map(collection).get("fields")).get(names[1]);
                    return Boolean.TRUE.equals(map(field).get("required"));
                })
                .toList();
    }

    private static boolean isTouched(String need, List<String> fields, List<String> collections) {
        String collection = need.replaceFirst("\\..*$", "");
        return fields.isEmpty() && collections.isEmpty()
                || collections.contains(collection)
                || fields.stream()
                        .anyMatch(field -> field.equals(need)
                                || need.equals(collection + ".*") && field.startsWith(collection + "."));
    }

    private static Map<?, ?> map(@Nullable Object node) {
        return node instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<String> texts(@Nullable Object node) {
        return node instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
    }
}
