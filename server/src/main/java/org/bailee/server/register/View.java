package org.bailee.server.register;

/// How much of a value a role sees, from most to least.
public enum View {
    /// The value.
    PLAIN,
    /// Its mask, in the same shape.
    MASKED,
    /// Only that there is one.
    PRESENT;

    /// As the register file spells it: `masked`.
    public String word() {
        return Words.of(this);
    }

    public boolean showsMoreThan(View other) {
        return compareTo(other) < 0;
    }
}
