package org.bailee.server.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// Examples out of documentation: every row is one value, what becomes of it, and what its mask shows.
class TypeExamplesTests {
    private static final TypeOptions OPTIONS = TypeOptions.none()
            .inRegion("GB")
            .inCurrency("EUR")
            .amongChoices(List.of("gold", "silver"))
            .asOf(LocalDate.of(2026, 11, 25));

    @ParameterizedTest
    @CsvFileSource(
            resources = "accepted.csv",
            numLinesToSkip = 1,
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true)
    void bringsAValueToItsCanonicalForm(String type, String value, String canonical, String mask) {
        SemanticType semantic = SemanticTypes.named(type).orElseThrow();
        Value accepted =
                semantic.check(new Value.Text(unescaped(value)), options(type)).orRefuse("field");
        assertThat(spelled(accepted)).isEqualTo(unescaped(canonical));
        assertThat(spelled(semantic.mask(accepted))).isEqualTo(mask);
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "refused.csv",
            numLinesToSkip = 1,
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true)
    void refusesWithTheReason(String type, String value, String code) {
        SemanticType semantic = SemanticTypes.named(type).orElseThrow();
        Checked checked = semantic.check(new Value.Text(unescaped(value)), options(type));
        assertThat(checked).isInstanceOfSatisfying(Checked.Refused.class, refused -> {
            Flaw flaw = refused.flaws().getFirst();
            assertThat(flaw.code()).isEqualTo(code);
            assertThat(flaw.message()).endsWith(".");
            assertThat(flaw.hint()).endsWith(".");
        });
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "alike.csv",
            numLinesToSkip = 1,
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true)
    void findsAValueInAnySpelling(String type, String one, String other) {
        SemanticType semantic = SemanticTypes.named(type).orElseThrow();
        assertThat(key(semantic, one)).isEqualTo(key(semantic, other));
    }

    @Test
    void tellsEveryPartThatIsWrong() {
        SortedMap<String, String> parts = new TreeMap<>();
        parts.put("street", "Example Street 1");
        parts.put("postcode", "§");
        parts.put("country", "Atlantis");
        parts.put("planet", "Earth");
        Checked checked = SemanticTypes.named("postal-address").orElseThrow().check(new Value.Parts(parts), OPTIONS);
        assertThat(checked)
                .isInstanceOfSatisfying(
                        Checked.Refused.class,
                        refused -> assertThat(refused.flaws())
                                .extracting(Flaw::part, Flaw::code)
                                .containsExactlyInAnyOrder(
                                        org.assertj.core.groups.Tuple.tuple("postcode", "value.not-a-postcode"),
                                        org.assertj.core.groups.Tuple.tuple("country", "value.not-a-country"),
                                        org.assertj.core.groups.Tuple.tuple("", "value.unknown-part")));
    }

    @Test
    void refusesPartsWhereOneTextBelongs() {
        SortedMap<String, String> parts = new TreeMap<>();
        parts.put("given", "Ada");
        Checked checked = SemanticTypes.named("email").orElseThrow().check(new Value.Parts(parts), OPTIONS);
        assertThat(checked).isInstanceOf(Checked.Refused.class);
    }

    @Test
    void leavesOutPartsThatAreBlank() {
        SortedMap<String, String> parts = new TreeMap<>();
        parts.put("given", "Ada");
        parts.put("middle", " ");
        Value accepted = SemanticTypes.named("person-name")
                .orElseThrow()
                .check(new Value.Parts(parts), OPTIONS)
                .orRefuse("name");
        assertThat(spelled(accepted)).isEqualTo("given=Ada");
    }

    private static TypeOptions options(String type) {
        boolean isFree = List.of("gender", "religion", "marital-status").contains(type);
        return isFree ? OPTIONS.amongChoices(List.of()) : OPTIONS;
    }

    private static String key(SemanticType type, String value) {
        return type.searchKey(type.check(new Value.Text(value), OPTIONS).orRefuse("field"));
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n").replace("\\0", "\0").replace("\\t", "\t");
    }

    private static String spelled(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Parts(SortedMap<String, String> parts) ->
                parts.entrySet().stream()
                        .map(part -> part.getKey() + "=" + part.getValue())
                        .collect(Collectors.joining("; "));
        };
    }
}
