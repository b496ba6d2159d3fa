package org.bailee.server.register;

import java.util.Collection;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.bailee.server.shared.FieldPath;

/// Reads who receives data: an activity and a recipient must name each other, and nothing is handed over that the
/// activity itself does not need.
final class RecipientsReader {
    private final Mistakes mistakes;
    private final Fields fields;
    private final SequencedMap<String, Activity> activities;
    private final TermsReader terms;

    RecipientsReader(Fields fields, SequencedMap<String, Activity> activities, Mistakes mistakes) {
        this.mistakes = mistakes;
        this.fields = fields;
        this.activities = activities;
        this.terms = new TermsReader(mistakes);
    }

    SequencedMap<String, Recipient> read(Keys file) {
        SequencedMap<String, Recipient> recipients = Ordered.map();
        file.entry("recipients")
                .map(entry -> Keys.names(entry, mistakes))
                .ifPresent(keys ->
                        keys.entries().forEach((name, entry) -> recipients.put(name, recipient(name, entry))));
        return recipients;
    }

    private Recipient recipient(String name, Node.Entry entry) {
        Keys keys =
                Keys.known(entry, mistakes, "role", "country", "receives", "for", "agreement", "assessed", "transfer");
        if (!keys.has("role")) {
            mistakes.add(RecipientRules.ROLELESS, keys.spot());
        }
        String country = keys.textOr("country", RecipientRules.COUNTRYLESS);
        keys.written("country").ifPresent(code -> Countries.check(code, false, mistakes));
        SortedSet<String> purposes = purposes(name, keys);
        return new Recipient(
                name,
                keys.word("role", Recipient.Role.class).orElse(Recipient.Role.PROCESSOR),
                country,
                receives(keys, purposes),
                purposes,
                terms.read(keys));
    }

    private SortedSet<String> purposes(String recipient, Keys keys) {
        List<Node.Text> named = keys.oneOrMore("for");
        if (named.isEmpty()) {
            mistakes.add(RecipientRules.PURPOSELESS, keys.spot("for"));
        }
        SortedSet<String> purposes = Purposes.read(named, activities, mistakes);
        for (Node.Text purpose : named) {
            Activity activity = activities.get(purpose.value());
            if (activity != null && !activity.recipients().contains(recipient)) {
                mistakes.add(RecipientRules.NOT_LISTED, purpose.spot());
            }
        }
        activities.values().stream()
                .filter(activity -> activity.recipients().contains(recipient) && !purposes.contains(activity.name()))
                .filter(activity -> Names.isName(activity.name()))
                .forEach(activity ->
                        mistakes.add(RecipientRules.LISTED_ONLY_THERE.about(activity.name()), keys.spot("for")));
        return purposes;
    }

    private SortedSet<FieldPath> receives(Keys keys, Collection<String> purposes) {
        SortedSet<FieldPath> needed = Purposes.needs(purposes, activities);
        SortedSet<FieldPath> receives = new TreeSet<>();
        List<Node.Text> named = keys.list("receives");
        if (named.isEmpty()) {
            mistakes.add(RecipientRules.RECEIVES_NOTHING, keys.spot("receives"));
        }
        for (Node.Text text : named) {
            boolean all = text.value().endsWith(".*");
            SortedSet<FieldPath> fieldsNamed = fields.named(text.value(), text.spot(), all ? needed : fields.all());
            // Without a single known activity the mistake is there, and not in what is received.
            if (!purposes.isEmpty() && fields.exceed(fieldsNamed, needed)) {
                mistakes.add(RecipientRules.BEYOND_NEEDS, text.spot());
            }
            receives.addAll(fieldsNamed);
        }
        return receives;
    }
}
