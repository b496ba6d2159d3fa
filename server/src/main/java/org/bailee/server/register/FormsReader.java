package org.bailee.server.register;

import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.bailee.server.shared.FieldPath;

/// Reads where data comes in, and refuses to ask people for more than is needed.
final class FormsReader {
    private final Mistakes mistakes;
    private final Fields fields;
    private final SequencedMap<String, Activity> activities;

    FormsReader(Fields fields, SequencedMap<String, Activity> activities, Mistakes mistakes) {
        this.mistakes = mistakes;
        this.fields = fields;
        this.activities = activities;
    }

    /// Whether a form's field must be filled in, in the words of the file.
    private enum Asked {
        REQUIRED,
        OPTIONAL
    }

    SequencedMap<String, Form> read(Keys file) {
        SequencedMap<String, Form> forms = Ordered.map();
        file.entry("forms")
                .map(entry -> Keys.names(entry, mistakes))
                .ifPresent(keys -> keys.entries().forEach((name, entry) -> forms.put(name, form(name, entry))));
        return forms;
    }

    private Form form(String name, Node.Entry entry) {
        Keys keys = Keys.known(entry, mistakes, "for", "asks", "notice");
        List<Node.Text> named = keys.oneOrMore("for");
        if (named.isEmpty()) {
            mistakes.add(FormRules.PURPOSELESS, keys.spot("for"));
        }
        SortedSet<String> purposes = Purposes.read(named, activities, mistakes);
        SortedMap<FieldPath, Boolean> asks = new TreeMap<>();
        keys.entry("asks")
                .map(under -> Keys.any(under, mistakes))
                .ifPresent(asked ->
                        asked.entries().forEach((field, answer) -> asks.putAll(asked(field, answer, purposes))));
        if (asks.isEmpty() && !keys.has("asks")) {
            mistakes.add(FormRules.ASKS_NOTHING, keys.spot());
        }
        return new Form(name, purposes, asks, keys.text("notice"));
    }

    private SortedMap<FieldPath, Boolean> asked(String field, Node.Entry answer, SortedSet<String> purposes) {
        SortedSet<FieldPath> needed = Purposes.needs(purposes, activities);
        SortedMap<FieldPath, Boolean> asks = new TreeMap<>();
        SortedSet<FieldPath> paths = fields.named(field, answer.key(), field.endsWith(".*") ? needed : fields.all());
        if (!purposes.isEmpty() && fields.exceed(paths, needed)) {
            mistakes.add(FormRules.BEYOND_NEEDS, answer.key());
        }
        Keys.text(answer.value(), mistakes)
                .flatMap(word -> Keys.word(word, Asked.class, mistakes))
                .ifPresent(asked -> {
                    boolean required = paths.stream()
                            .anyMatch(path ->
                                    fields.sound(path).map(Field::required).orElse(false));
                    if (required && asked == Asked.OPTIONAL) {
                        mistakes.add(
                                FormRules.LESS_THAN_REQUIRED, answer.value().spot());
                    }
                    paths.forEach(path -> asks.put(path, asked == Asked.REQUIRED));
                });
        return asks;
    }
}
