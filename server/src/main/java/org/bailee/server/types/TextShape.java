package org.bailee.server.types;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// A value that is one text. Starts as "any line, compared without case, fully masked"; each type says where it
/// differs.
record TextShape(
        Kind kind, Tidy tidy, Rule rule, UnaryOperator<String> key, UnaryOperator<String> masked, boolean hasWords)
        implements Shape {
    /// What a type demands of a tidied text: gives the canonical text, or what is wrong with it.
    @FunctionalInterface
    interface Rule {
        Checked read(String text, TypeOptions options);
    }

    static TextShape line() {
        return line((text, _) -> Checked.text(text));
    }

    static TextShape line(Rule rule) {
        return new TextShape(Kind.TEXT, Tidy.LINE, rule, SearchText::fold, Masks::hidden, false);
    }

    static TextShape prose() {
        return new TextShape(
                Kind.TEXT, Tidy.PROSE, (text, _) -> Checked.text(text), SearchText::fold, Masks::hidden, false);
    }

    TextShape of(Kind other) {
        return new TextShape(other, tidy, rule, key, masked, hasWords);
    }

    TextShape keyed(UnaryOperator<String> otherKey) {
        return new TextShape(kind, tidy, rule, otherKey, masked, hasWords);
    }

    TextShape masked(UnaryOperator<String> mask) {
        return new TextShape(kind, tidy, rule, key, mask, hasWords);
    }

    TextShape withWords() {
        return new TextShape(kind, tidy, rule, key, masked, true);
    }

    @Override
    public List<String> parts() {
        return List.of();
    }

    @Override
    public Checked check(Value input, TypeOptions options) {
        return switch (input) {
            case Value.Parts _ ->
                Checked.refused(
                        "value.not-one-text", "This value has no parts.", "Send one text instead of an object.");
            case Value.Text(String raw) -> {
                Checked tidied = tidy.check(raw);
                yield tidied instanceof Checked.Accepted(Value.Text(String text)) ? rule.read(text, options) : tidied;
            }
        };
    }

    @Override
    public String searchKey(Value canonical) {
        return key.apply(textOf(canonical));
    }

    @Override
    public SortedSet<String> words(Value canonical) {
        return hasWords ? SearchText.words(textOf(canonical)) : Collections.unmodifiableSortedSet(new TreeSet<>());
    }

    @Override
    public Value mask(Value canonical) {
        return new Value.Text(masked.apply(textOf(canonical)));
    }

    private static String textOf(Value canonical) {
        return switch (canonical) {
            case Value.Text(String text) -> text;
            case Value.Parts _ -> throw new IllegalStateException("A value of this type is one text.");
        };
    }
}
