package org.bailee.client;

import java.util.Map;

/// A value of a person as the caller may see it. Never prints itself: what reaches a log is `[sealed]`.
public final class Plain {
    private final Object value;

    Plain(Object value) {
        this.value = value;
    }

    /// A text, a number, a boolean, or a map of named parts.
    public Object reveal() {
        return value;
    }

    /// The value as one text; parts are joined by blanks.
    public String text() {
        return value instanceof Map<?, ?> parts
                ? String.join(" ", parts.values().stream().map(String::valueOf).toList())
                : String.valueOf(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Plain plain && plain.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "[sealed]";
    }
}
