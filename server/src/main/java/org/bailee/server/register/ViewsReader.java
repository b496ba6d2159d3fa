package org.bailee.server.register;

import java.util.Collection;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bailee.server.shared.FieldPath;

/// Reads how roles see the fields of an activity.
final class ViewsReader {
    private final Mistakes mistakes;
    private final Fields fields;
    private final SortedSet<String> roles;

    ViewsReader(Fields fields, Collection<String> declared, Mistakes mistakes) {
        this.mistakes = mistakes;
        this.fields = fields;
        this.roles = new TreeSet<>(Roles.builtIn().keySet());
        declared.stream().filter(Names::isName).forEach(roles::add);
    }

    SequencedMap<String, SortedMap<FieldPath, View>> read(Keys keys, SortedSet<FieldPath> needed) {
        SequencedMap<String, SortedMap<FieldPath, View>> views = Ordered.map();
        keys.entry("roles")
                .map(entry -> Keys.any(entry, mistakes))
                .ifPresent(named -> named.entries().forEach((role, entry) -> {
                    if (!roles.contains(role)) {
                        mistakes.add(
                                ActivityRules.ROLE_UNKNOWN
                                        .about(String.join(", ", Roles.builtIn().keySet()))
                                        .didYouMean(Suggestions.nearest(role, roles)),
                                entry.key());
                    }
                    views.put(role, views(role, Keys.any(entry, mistakes), needed));
                }));
        return views;
    }

    private SortedMap<FieldPath, View> views(String role, Keys keys, SortedSet<FieldPath> needed) {
        SortedMap<FieldPath, View> byWildcard = new TreeMap<>();
        SortedMap<FieldPath, View> byName = new TreeMap<>();
        keys.entries().forEach((name, entry) -> {
            // A wildcard means what the activity needs of the collection, so it never shows more than that.
            SortedSet<FieldPath> shown = fields.named(name, entry.key(), name.endsWith(".*") ? needed : fields.all());
            if (fields.exceed(shown, needed)) {
                mistakes.add(ActivityRules.VIEW_BEYOND_NEEDS, entry.key());
            }
            Keys.text(entry.value(), mistakes)
                    .flatMap(word -> Keys.word(word, View.class, mistakes))
                    .ifPresent(view -> {
                        if (view == View.PLAIN && Roles.isBlind(role)) {
                            mistakes.add(ActivityRules.VIEW_BLIND, entry.value().spot());
                        }
                        shown.forEach(path -> (name.endsWith(".*") ? byWildcard : byName).put(path, view));
                    });
        });
        // What is said of a field by its name holds against what is said of all, wherever it stands.
        byWildcard.putAll(byName);
        return byWildcard;
    }
}
