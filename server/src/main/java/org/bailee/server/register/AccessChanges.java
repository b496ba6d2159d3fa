package org.bailee.server.register;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bailee.server.shared.FieldPath;

/// Who sees more and who sees less, role by role.
final class AccessChanges {
    private final Changes changes;

    AccessChanges(Changes changes) {
        this.changes = changes;
    }

    void compare(RegisterDefinition before, RegisterDefinition after) {
        Set<String> activities = new LinkedHashSet<>(after.activities().sequencedKeySet());
        activities.addAll(before.activities().keySet());
        for (String activity : activities) {
            var then = views(before, activity);
            var now = views(after, activity);
            Set<String> roles = new LinkedHashSet<>(now.sequencedKeySet());
            roles.addAll(then.keySet());
            for (String role : roles) {
                compare(activity, role, views(then, role), views(now, role));
            }
        }
        Pairs<Map.Entry<String, String>> roles = new Pairs<>(entries(before.roles()), entries(after.roles()));
        roles.added(role ->
                changes.change("role-added", "roles." + role.getKey(), "There is a new role, " + role.getKey() + "."));
        roles.dropped(role ->
                changes.change("role-dropped", "roles." + role.getKey(), "The role " + role.getKey() + " is gone."));
        roles.kept((then, now) -> changes.ifChanged(
                then,
                now,
                "role-reworded",
                "roles." + now.getKey(),
                "The role " + now.getKey() + " is described differently."));
    }

    private void compare(
            String activity, String role, SortedMap<FieldPath, View> before, SortedMap<FieldPath, View> after) {
        SortedSet<FieldPath> fields = new TreeSet<>(before.keySet());
        fields.addAll(after.keySet());
        // Fields that change alike are told in one breath.
        SequencedMap<Step, List<FieldPath>> more = new java.util.LinkedHashMap<>();
        SequencedMap<Step, List<FieldPath>> less = new java.util.LinkedHashMap<>();
        for (FieldPath field : fields) {
            Step step = new Step(Optional.ofNullable(before.get(field)), Optional.ofNullable(after.get(field)));
            if (!step.from.equals(step.to)) {
                (step.widens() ? more : less)
                        .computeIfAbsent(step, _ -> new ArrayList<>())
                        .add(field);
            }
        }
        String where = "activities." + activity + ".roles." + role;
        if (!more.isEmpty()) {
            String sees = before.isEmpty() ? " sees for " : " sees more for ";
            changes.widening("access-widened", where, role + sees + activity + ": " + told(more) + ".");
        }
        if (!less.isEmpty()) {
            changes.change("access-narrowed", where, role + " sees less for " + activity + ": " + told(less) + ".");
        }
    }

    /// How a role saw a field and how it sees it now.
    private record Step(Optional<View> from, Optional<View> to) {
        boolean widens() {
            return from.isEmpty()
                    || to.filter(now -> now.showsMoreThan(from.get())).isPresent();
        }

        String told() {
            return from.isEmpty() ? word(to) : word(to) + " instead of " + word(from);
        }

        private static String word(Optional<View> view) {
            return view.map(View::word).orElse("not at all");
        }
    }

    private static String told(SequencedMap<Step, List<FieldPath>> steps) {
        return String.join(
                "; ",
                steps.entrySet().stream()
                        .map(step -> Prose.list(step.getValue()) + " "
                                + step.getKey().told())
                        .toList());
    }

    private static SequencedMap<String, SortedMap<FieldPath, View>> views(RegisterDefinition version, String activity) {
        return version.activity(activity).map(Activity::roles).orElseGet(Ordered::map);
    }

    private static SortedMap<FieldPath, View> views(Map<String, SortedMap<FieldPath, View>> roles, String role) {
        return roles.getOrDefault(role, new TreeMap<>());
    }

    private static Map<String, Map.Entry<String, String>> entries(SequencedMap<String, String> roles) {
        SequencedMap<String, Map.Entry<String, String>> entries = Ordered.map();
        roles.forEach((name, says) -> entries.put(name, Map.entry(name, says)));
        return entries;
    }
}
