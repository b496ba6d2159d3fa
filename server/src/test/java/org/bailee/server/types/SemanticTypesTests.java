package org.bailee.server.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SemanticTypesTests {
    /// The legend of data elements in breach-notification laws.
    private static final Set<String> BREACH_ELEMENTS = Set.of(
            "ssn",
            "tax_id",
            "ip_pin",
            "dl",
            "passport",
            "military",
            "gov_id",
            "tribal_id",
            "student_id",
            "voter_id",
            "account+code",
            "account",
            "card",
            "bank_account",
            "pin_password",
            "medical",
            "medical_id",
            "health_insurance",
            "biometric",
            "genetic",
            "dob",
            "mother_maiden_name",
            "esignature",
            "employer_id+code",
            "unique_id+code",
            "username+password",
            "email+password",
            "email+auth",
            "alpr",
            "geolocation",
            "shared_secret",
            "birth_certificate",
            "tax_info",
            "work_evaluations",
            "other_access_numbers");

    static List<SemanticType> types() {
        return SemanticTypes.all();
    }

    static Stream<SemanticType> keptTypes() {
        return types().stream().filter(type -> type.storage().isAllowed());
    }

    @Test
    void everyNameIsUniqueAndFindsItsType() {
        Set<String> names = new HashSet<>();
        for (SemanticType type : types()) {
            assertThat(names.add(type.name())).as(type.name()).isTrue();
            assertThat(SemanticTypes.named(type.name())).containsSame(type);
        }
        assertThat(SemanticTypes.named("no-such-type")).isEmpty();
    }

    @Test
    void aColumnNamePointsToOneTypeAtMost() {
        Set<String> hints = new HashSet<>();
        for (SemanticType type : types()) {
            for (String hint : type.columnHints()) {
                assertThat(hints.add(hint)).as(type.name() + " " + hint).isTrue();
                assertThat(hint).matches("[a-z0-9]+");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void isDescribedInFull(SemanticType type) {
        assertThat(type.name()).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
        assertThat(type.says()).matches("[A-Z].*\\.");
        assertThat(type.dpv()).matches("pd:[A-Z][A-Za-z]+");
        assertThat(type.fideslang()).matches("user(\\.[a-z_]+)+");
        assertThat(type.columnHints()).isNotEmpty();
        assertThat(BREACH_ELEMENTS).containsAll(type.breachElements());
        assertThat(type.parts().isEmpty()).isEqualTo(type.kind() != Kind.PARTS);
        assertThat(type).hasToString(type.name());
    }

    @ParameterizedTest
    @MethodSource("keptTypes")
    void acceptsItsExampleAndKeepsItStable(SemanticType type) {
        TypeOptions options = TypeOptions.none().amongChoices(List.of(type.example()));
        Value canonical = type.check(new Value.Text(type.example()), options).orRefuse(type.name());
        assertThat(type.check(canonical, options).orRefuse(type.name())).isEqualTo(canonical);
    }

    @ParameterizedTest
    @MethodSource("keptTypes")
    void masksItsExampleInTheSameShape(SemanticType type) {
        TypeOptions options = TypeOptions.none().amongChoices(List.of(type.example()));
        Value canonical = type.check(new Value.Text(type.example()), options).orRefuse(type.name());
        Value masked = type.mask(canonical);
        assertThat(masked.getClass()).isEqualTo(canonical.getClass());
        assertThat(masked).isNotEqualTo(canonical);
        if (canonical instanceof Value.Parts(var parts) && masked instanceof Value.Parts(var maskedParts)) {
            assertThat(maskedParts.keySet()).isEqualTo(parts.keySet());
        }
    }

    @ParameterizedTest
    @MethodSource("keptTypes")
    void findsItsExampleWhereItMayBeSearched(SemanticType type) {
        TypeOptions options = TypeOptions.none().amongChoices(List.of(type.example()));
        Value canonical = type.check(new Value.Text(type.example()), options).orRefuse(type.name());
        assertThat(type.searchKey(canonical)).isNotBlank();
        if (type.searches().contains(Search.WORDS)) {
            assertThat(type.words(canonical)).isNotEmpty().containsAll(type.queryWords(type.example()));
        }
    }

    /// P2: an index over few possible values is a table of the values.
    @Test
    void offersNoSearchWhereFewValuesArePossible() {
        for (String name : List.of("gender", "boolean", "age", "choice", "country", "date", "date-of-birth")) {
            assertThat(SemanticTypes.named(name).orElseThrow().searches())
                    .as(name)
                    .isEmpty();
        }
    }
}
