package org.bailee.server.types;

import java.util.List;
import java.util.Optional;

/// The table of all semantic types: the one place to add one.
public final class SemanticTypes {
    private SemanticTypes() {}

    public static List<SemanticType> all() {
        throw new UnsupportedOperationException();
    }

    public static Optional<SemanticType> named(String name) {
        throw new UnsupportedOperationException();
    }
}
