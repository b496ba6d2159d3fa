package org.bailee.server.register;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.bailee.server.shared.FieldPath;

/// Reads why data is used, and refuses every field that is used for nothing.
final class ActivitiesReader {
    private final Mistakes mistakes;
    private final Fields fields;
    private final GroundsReader grounds;
    private final ViewsReader views;
    private final Collection<String> recipients;

    /// @param roles names of the roles the file declares
    /// @param recipients names of the recipients the file declares
    ActivitiesReader(Fields fields, Collection<String> roles, Collection<String> recipients, Mistakes mistakes) {
        this.mistakes = mistakes;
        this.fields = fields;
        this.grounds = new GroundsReader(fields, mistakes);
        this.views = new ViewsReader(fields, roles, mistakes);
        this.recipients = recipients;
    }

    SequencedMap<String, Activity> read(Keys file) {
        SequencedMap<String, Activity> activities = Ordered.map();
        file.entry("activities")
                .map(entry -> Keys.names(entry, mistakes))
                .ifPresent(keys ->
                        keys.entries().forEach((name, entry) -> activities.put(name, activity(name, entry))));
        SortedSet<FieldPath> needed = new TreeSet<>();
        activities.values().forEach(activity -> needed.addAll(activity.needs()));
        fields.refuseAllBut(needed);
        return activities;
    }

    private Activity activity(String name, Node.Entry entry) {
        Keys keys = Keys.known(
                entry,
                mistakes,
                "says",
                "basis",
                "asks",
                "interest",
                "law",
                "special",
                "restricted",
                "needs",
                "roles",
                "recipients");
        String says = keys.textOr("says", ActivityRules.SPEECHLESS);
        Optional<Basis> basis = keys.word("basis", Basis.class);
        if (!keys.has("basis")) {
            mistakes.add(ActivityRules.BASELESS.about(String.join(", ", Words.all(Basis.class))), keys.spot());
        }
        SequencedMap<Spot, SortedSet<FieldPath>> needs = new LinkedHashMap<>();
        keys.list("needs")
                .forEach(need -> needs.put(need.spot(), fields.named(need.value(), need.spot(), fields.all())));
        SortedSet<FieldPath> needed = new TreeSet<>();
        needs.values().forEach(needed::addAll);
        if (needs.isEmpty()) {
            mistakes.add(ActivityRules.NEEDLESS, keys.spot("needs"));
        }
        return new Activity(
                name,
                says,
                basis.orElse(Basis.CONTRACT), // a stand-in: a file with a mistake becomes no register
                needed,
                views.read(keys, needed),
                recipients(keys),
                grounds.read(keys, basis, needs));
    }

    private SortedSet<String> recipients(Keys keys) {
        SortedSet<String> named = new TreeSet<>();
        keys.list("recipients").forEach(text -> {
            if (!recipients.contains(text.value())) {
                mistakes.add(
                        ActivityRules.RECIPIENT_UNKNOWN.didYouMean(Suggestions.nearest(text.value(), recipients)),
                        text.spot());
            }
            named.add(text.value());
        });
        return named;
    }
}
