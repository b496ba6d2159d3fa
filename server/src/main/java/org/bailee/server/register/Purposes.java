package org.bailee.server.register;

import java.util.Collection;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.bailee.server.shared.FieldPath;

/// Reads what a recipient or a form is `for`.
final class Purposes {
    private Purposes() {}

    /// The activities named that exist; the others are reported.
    static SortedSet<String> read(List<Node.Text> named, SequencedMap<String, Activity> activities, Mistakes mistakes) {
        SortedSet<String> purposes = new TreeSet<>();
        for (Node.Text text : named) {
            if (activities.containsKey(text.value())) {
                purposes.add(text.value());
            } else {
                List<String> known =
                        activities.keySet().stream().filter(Names::isName).toList();
                mistakes.add(
                        RecipientRules.ACTIVITY_UNKNOWN.didYouMean(Suggestions.nearest(text.value(), known)),
                        text.spot());
            }
        }
        return purposes;
    }

    /// What any of the activities needs.
    static SortedSet<FieldPath> needs(Collection<String> purposes, SequencedMap<String, Activity> activities) {
        SortedSet<FieldPath> needed = new TreeSet<>();
        activities.values().stream()
                .filter(activity -> purposes.contains(activity.name()))
                .forEach(activity -> needed.addAll(activity.needs()));
        return needed;
    }
}
