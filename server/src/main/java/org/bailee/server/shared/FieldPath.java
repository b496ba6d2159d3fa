package org.bailee.server.shared;

/// A field by its full name in the register, such as `profile.email`.
public record FieldPath(String collection, String field) implements Comparable<FieldPath> {
    /// @throws Invalid if the text is not two names joined by a dot
    public static FieldPath parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 1 || dot == text.length() - 1 || text.indexOf('.', dot + 1) > 0) {
            throw Invalid.of(
                    "field",
                    "field.malformed",
                    "A field is named collection.field.",
                    "Write it as the register does, for example profile.email.");
        }
        return new FieldPath(text.substring(0, dot), text.substring(dot + 1));
    }

    @Override
    public int compareTo(FieldPath other) {
        int byCollection = collection.compareTo(other.collection);
        return byCollection != 0 ? byCollection : field.compareTo(other.field);
    }

    @Override
    public String toString() {
        return collection + "." + field;
    }
}
