package org.bailee.server.register;

import java.time.DateTimeException;
import java.time.Period;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bailee.server.shared.FieldPath;

/// Reads how long data is kept, and refuses a collection that would be kept for ever.
final class RetentionReader {
    private static final Period STAND_IN = Period.ofDays(1);
    private static final int MOST_MONTHS = 150 * 12;
    private static final int MOST_DAYS = 150 * 366;

    /// Types whose values tell a day.
    private static final Set<String> DATES = Set.of("date", "instant", "date-of-birth");

    private final Mistakes mistakes;
    private final Fields fields;

    RetentionReader(Fields fields, Mistakes mistakes) {
        this.mistakes = mistakes;
        this.fields = fields;
    }

    SequencedMap<String, Retention> read(Keys file) {
        SequencedMap<String, Retention> rules = Ordered.map();
        Set<String> collections = file.namesUnder("collections");
        file.entry("retention")
                .map(entry -> Keys.any(entry, mistakes))
                .ifPresent(keys -> keys.entries().forEach((collection, entry) -> {
                    if (!collections.contains(collection)) {
                        mistakes.add(
                                CollectionRules.UNKNOWN.didYouMean(Suggestions.nearest(
                                        collection,
                                        collections.stream()
                                                .filter(Names::isName)
                                                .toList())),
                                entry.key());
                    }
                    rules.put(
                            collection,
                            rule(collection, Keys.known(entry, mistakes, "keep", "from", "then", "because")));
                }));
        file.entry("collections").map(Node.Entry::value).ifPresent(node -> {
            if (node instanceof Node.Block block) {
                block.entries().forEach((name, entry) -> {
                    if (!rules.containsKey(name)) {
                        mistakes.add(RetentionRules.MISSING, entry.key());
                    }
                });
            }
        });
        return rules;
    }

    private Retention rule(String collection, Keys keys) {
        requireKey(keys, "keep", RetentionRules.PERIOD_MISSING);
        requireKey(keys, "from", RetentionRules.ANCHOR_MISSING);
        requireKey(keys, "then", RetentionRules.ENDING_MISSING);
        keys.word("then", Retention.Ending.class);
        return new Retention(
                collection,
                keys.written("keep").flatMap(this::period).orElse(STAND_IN),
                keys.written("from").map(from -> anchor(collection, from)).orElseGet(Retention.Anchor.Created::new),
                keys.text("because"));
    }

    private void requireKey(Keys keys, String key, Rule ifMissing) {
        if (!keys.has(key)) {
            mistakes.add(ifMissing, keys.spot());
        }
    }

    private Optional<Period> period(Node.Text written) {
        try {
            Period period = Period.parse(written.value());
            boolean tooLong = period.toTotalMonths() > MOST_MONTHS || period.getDays() > MOST_DAYS;
            if (period.isNegative() || period.isZero() || tooLong) {
                mistakes.add(RetentionRules.PERIOD_BOUNDS, written.spot());
            }
            return Optional.of(period);
        } catch (DateTimeException _) {
            mistakes.add(RetentionRules.PERIOD, written.spot());
            return Optional.empty();
        }
    }

    private Retention.Anchor anchor(String collection, Node.Text from) {
        return switch (from.value()) {
            case "created" -> new Retention.Anchor.Created();
            case "last-activity" -> new Retention.Anchor.LastActivity();
            case String name -> {
                FieldPath path = new FieldPath(collection, name);
                Set<String> names = fields.of(collection).map(FieldPath::field).collect(Collectors.toSet());
                if (!names.contains(name)) {
                    Stream<String> events = Stream.of("created", "last-activity");
                    mistakes.add(
                            RetentionRules.ANCHOR_UNKNOWN.didYouMean(Suggestions.nearest(
                                    name,
                                    Stream.concat(events, names.stream().filter(Names::isName))
                                            .sorted()
                                            .toList())),
                            from.spot());
                }
                fields.sound(path)
                        .filter(field -> !DATES.contains(field.type().name()))
                        .ifPresent(_ -> mistakes.add(RetentionRules.ANCHOR_NO_DATE, from.spot()));
                yield new Retention.Anchor.Date(path);
            }
        };
    }
}
