package org.bailee.server.types;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// The shape of what may never be stored: every value is refused, with the rule that says so.
///
/// @param instead what to do with it
record NeverKept(String because, String instead) implements Shape {
    @Override
    public Kind kind() {
        return Kind.TEXT;
    }

    @Override
    public List<String> parts() {
        return List.of();
    }

    @Override
    public Checked check(Value input, TypeOptions options) {
        return Checked.refused("value.never-kept", because, instead);
    }

    @Override
    public String searchKey(Value canonical) {
        throw new IllegalStateException(because);
    }

    @Override
    public SortedSet<String> words(Value canonical) {
        return Collections.unmodifiableSortedSet(new TreeSet<>());
    }

    @Override
    public Value mask(Value canonical) {
        return new Value.Text(Masks.HIDDEN);
    }
}
