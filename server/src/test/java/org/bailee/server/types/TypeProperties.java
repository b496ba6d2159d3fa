package org.bailee.server.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;

/// What holds of every type and every input, however odd.
final class TypeProperties {
    static final TypeOptions OPTIONS = TypeOptions.none()
            .inRegion("US")
            .inCurrency("USD")
            .amongChoices(List.of("gold", "silver"))
            .asOf(LocalDate.of(2026, 11, 25));

    private static final int SHORTEST_TELLING = 6;

    private TypeProperties() {}

    static void hold(SemanticType type, Value input, TypeOptions options) {
        switch (type.check(input, options)) {
            case Checked.Accepted(Value canonical) -> acceptedHolds(type, canonical, options);
            case Checked.Refused(List<Flaw> flaws) -> {
                assertThat(flaws).isNotEmpty();
                flaws.forEach(flaw -> tellsNothingOf(flaw, input));
            }
        }
    }

    private static void acceptedHolds(SemanticType type, Value canonical, TypeOptions options) {
        assertThat(type.storage().isAllowed()).isTrue();
        assertThat(type.check(canonical, options)).isEqualTo(new Checked.Accepted(canonical));
        assertThat(type.searchKey(canonical)).isNotNull();
        assertThat(type.words(canonical)).hasSizeLessThanOrEqualTo(SearchText.MOST_WORDS);
        assertThat(type.mask(canonical).getClass()).isEqualTo(canonical.getClass());
        assertThat(canonical).hasToString("[sealed]");
        if (canonical instanceof Value.Parts(var parts)) {
            assertThat(type.parts()).containsAll(parts.keySet());
        } else {
            assertThat(type.kind()).isNotEqualTo(Kind.PARTS);
        }
    }

    private static void tellsNothingOf(Flaw flaw, Value input) {
        String told = flaw.part() + " " + flaw.message() + " " + flaw.hint();
        switch (input) {
            case Value.Text(String text) -> tellsNothingOf(told, text);
            case Value.Parts(var parts) -> parts.values().forEach(text -> tellsNothingOf(told, text));
        }
    }

    private static void tellsNothingOf(String told, String text) {
        if (text.length() >= SHORTEST_TELLING && !isDocumentation(text)) {
            assertThat(told.contains(text)).isFalse();
        }
    }

    /// Hints show examples made for it; whoever sends one of them learns nothing from reading it again.
    private static boolean isDocumentation(String text) {
        return SemanticTypes.all().stream().anyMatch(type -> type.example().contains(text));
    }
}
