package org.bailee.server.types;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The table of all semantic types, a family at a time. To add one, add a row to its family.
public final class SemanticTypes {
    private static final List<SemanticType> ALL = Stream.of(
                    PlainTypes.ROWS,
                    NameTypes.ROWS,
                    ContactTypes.ROWS,
                    PersonalTypes.ROWS,
                    SpecialTypes.ROWS,
                    DocumentTypes.ROWS,
                    EuropeanIdTypes.ROWS,
                    WorldIdTypes.ROWS,
                    MoneyTypes.ROWS,
                    TechnicalTypes.ROWS)
            .flatMap(Collection::stream)
            .map(SemanticType::new)
            .toList();

    private static final Map<String, SemanticType> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(SemanticType::name, Function.identity()));

    private SemanticTypes() {}

    /// In the order of the reference.
    public static List<SemanticType> all() {
        return ALL;
    }

    public static Optional<SemanticType> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
