package org.bailee.server.types;

import java.util.Optional;

/// Whether values of a type may be kept at all, and if never, the rule that says so.
public record Storage(Optional<String> neverBecause) {
    public static final Storage YES = new Storage(Optional.empty());

    public static Storage never(String because) {
        return new Storage(Optional.of(because));
    }

    public boolean isAllowed() {
        return neverBecause.isEmpty();
    }
}
