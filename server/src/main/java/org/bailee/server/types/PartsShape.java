package org.bailee.server.types;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// A value of several named parts, each with a shape of its own. One string is taken apart first.
///
/// @param apart turns one tidied string into parts, which are then checked like any others
/// @param whole demands something of the parts together
record PartsShape(
        SequencedMap<String, TextShape> shapes,
        Tidy tidy,
        Function<String, SortedMap<String, String>> apart,
        UnaryOperator<Checked> whole,
        boolean hasWords)
        implements Shape {
    @Override
    public Kind kind() {
        return Kind.PARTS;
    }

    @Override
    public List<String> parts() {
        return List.copyOf(shapes.sequencedKeySet());
    }

    @Override
    public Checked check(Value input, TypeOptions options) {
        return switch (input) {
            case Value.Parts(SortedMap<String, String> parts) -> together(parts, options);
            case Value.Text(String raw) -> {
                Checked tidied = tidy.check(raw);
                yield tidied instanceof Checked.Accepted(Value.Text(String text))
                        ? together(apart.apply(text), options)
                        : tidied;
            }
        };
    }

    private Checked together(SortedMap<String, String> parts, TypeOptions options) {
        SortedMap<String, String> canonical = new TreeMap<>();
        List<Flaw> flaws = new ArrayList<>();
        for (Map.Entry<String, String> part : parts.entrySet()) {
            TextShape shape = shapes.get(part.getKey());
            if (shape == null) {
                flaws.add(unknownPart());
            } else if (!part.getValue().isBlank()) {
                switch (shape.check(new Value.Text(part.getValue()), options)) {
                    case Checked.Accepted(Value.Text(String text)) -> canonical.put(part.getKey(), text);
                    case Checked.Refused(List<Flaw> found) -> found.forEach(flaw -> flaws.add(flaw.in(part.getKey())));
                    case Checked.Accepted _ -> throw new IllegalStateException("A part is one text.");
                }
            }
        }
        if (!flaws.isEmpty()) {
            return new Checked.Refused(flaws.stream().distinct().toList());
        }
        if (canonical.isEmpty()) {
            return Checked.refused(
                    "value.empty", "Every part is empty.", "Leave the field out when there is no value.");
        }
        return whole.apply(new Checked.Accepted(new Value.Parts(Collections.unmodifiableSortedMap(canonical))));
    }

    /// Does not repeat the name: somebody may have put the value where the name belongs.
    private Flaw unknownPart() {
        return new Flaw(
                "",
                "value.unknown-part",
                "The value has a part this type does not know.",
                "Its parts are: " + String.join(", ", shapes.sequencedKeySet()) + ".");
    }

    /// The parts one after the other, as one would write them.
    @Override
    public String searchKey(Value canonical) {
        SortedMap<String, String> parts = partsOf(canonical);
        List<String> keys = new ArrayList<>();
        shapes.forEach((name, shape) -> {
            String text = parts.get(name);
            if (text != null) {
                keys.add(shape.key().apply(text));
            }
        });
        return String.join(" ", keys);
    }

    @Override
    public SortedSet<String> words(Value canonical) {
        SortedSet<String> words = new TreeSet<>();
        if (hasWords) {
            words.addAll(SearchText.words(String.join(" ", partsOf(canonical).values())));
        }
        return Collections.unmodifiableSortedSet(words);
    }

    @Override
    public Value mask(Value canonical) {
        SortedMap<String, String> masked = new TreeMap<>();
        partsOf(canonical).forEach((name, text) -> {
            TextShape shape = shapes.get(name);
            masked.put(name, shape == null ? Masks.HIDDEN : shape.masked().apply(text));
        });
        return new Value.Parts(Collections.unmodifiableSortedMap(masked));
    }

    private static SortedMap<String, String> partsOf(Value canonical) {
        return switch (canonical) {
            case Value.Parts(SortedMap<String, String> parts) -> parts;
            case Value.Text _ -> throw new IllegalStateException("A value of this type has parts.");
        };
    }
}
