package org.bailee.server.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Writes the reference of types from the table, so that it cannot drift. To bring the file up to date:
/// `./mvnw -pl server -am test -Dtest=TypesReferenceTests -Dsurefire.failIfNoSpecifiedTests=false -Dbailee.update-docs`
class TypesReferenceTests {
    private static final Path FILE = Path.of("..", "docs", "reference", "types.md");

    private static final String INTRODUCTION = """
            # Semantic types

            The type of a field says what stands in it. From the type follow how a value is checked and brought to one
            canonical form, how it can be searched, what its mask shows, and how much harm its disclosure does.

            This file is written from the table in `server/…/types`; a test fails when the two differ.

            **Reading the tables.** *Kind* is how a value is written in JSON; types with parts take an object of those parts
            or one string. *Sensitivity* rises from ordinary over identifying and sensitive to special (GDPR Art. 9 and
            10). *Search* lists what the register may allow: `exact` finds the same value in any spelling, `words` finds
            the words in it. Types of few possible values have none, because an index over them would be a list of them.
            *Breach elements* are the data elements of breach-notification laws the type is.

            **Texts.** Every text is brought to Unicode NFC, without blanks around, invisible marks and direction controls;
            control characters, halves of characters and empty values are refused. One line holds at most 4 KiB, prose
            64 KiB.

            **Names in one string.** `Ada King Lovelace`: the last word is the family name with the particles before it
            (`van der Rohe`), the first the given name, the rest the middle; a known title in front and suffix at the end
            are set apart. `Lovelace, Ada`: the family name stands before the comma. One word alone is a given name. Send
            parts where you know them.

            **Addresses in one string** are kept whole as the street, their lines joined by commas: every country writes
            the rest in another order. Send parts where city or postcode must be shown without the street.

            **Dates** are ISO 8601 only, because `03/04/2021` is two different days. A date written as midnight of the day
            (`2021-01-01 00:00:00`) loses its time. A moment needs its offset and is kept in UTC.

            **Money** takes the decimals of its currency: `13.8 USD` becomes `13.80 USD`. An amount without a currency gets
            the field's; more decimals than the currency has are refused.

            **Phone numbers** become E.164, an extension following as `;ext=`. Without a country code they are read as
            dialled in the field's region. Asked is whether a number of that length can exist there, not whether it is in
            use.

            **E-mail addresses** keep the spelling of the name and lose the case of the domain; searched without case. The
            top-level domain is not looked up in a list.

            **Official numbers** lose blanks, dots, dashes and slashes. Their check digits are calculated where the rule is
            public; that a number adds up does not say that it was given out.
            """;

    @Test
    void theReferenceIsUpToDate() throws IOException {
        String written = INTRODUCTION + "\n" + overview() + details();
        if (System.getProperty("bailee.update-docs") != null) {
            Files.writeString(FILE, written);
        }
        assertThat(Files.readString(FILE)).isEqualTo(written);
    }

    private static String overview() {
        return "## All " + SemanticTypes.all().size() + " types\n\n"
                + "| type | what it is | kind | sensitivity | search | example | mask |\n|---|---|---|---|---|---|---|\n"
                + SemanticTypes.all().stream().map(TypesReferenceTests::row).collect(Collectors.joining());
    }

    private static String row(SemanticType type) {
        boolean isKept = type.storage().isAllowed();
        return "| `" + type.name() + "` | " + type.says() + " | "
                + type.kind().name().toLowerCase(Locale.ROOT)
                + (type.parts().isEmpty() ? "" : ": " + String.join(", ", type.parts())) + " | "
                + (isKept ? type.sensitivity().name().toLowerCase(Locale.ROOT) : "never kept") + " | "
                + searches(type) + " | " + (isKept ? code(canonical(type)) : "") + " | "
                + (isKept ? code(type.mask(canonical(type))) : "") + " |\n";
    }

    private static String details() {
        return "\n## What others call them\n\n| type | breach elements | DPV | fideslang | column names |\n|---|---|---|---|---|\n"
                + SemanticTypes.all().stream()
                        .map(type -> "| `" + type.name() + "` | " + listed(type.breachElements()) + " | `" + type.dpv()
                                + "` | `" + type.fideslang() + "` | " + String.join(", ", type.columnHints()) + " |\n")
                        .collect(Collectors.joining());
    }

    private static String searches(SemanticType type) {
        return type.searches().stream()
                .sorted()
                .map(search -> search.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static String listed(List<String> elements) {
        return elements.stream().map(element -> "`" + element + "`").collect(Collectors.joining(" "));
    }

    private static Value canonical(SemanticType type) {
        TypeOptions options = TypeOptions.none().amongChoices(List.of(type.example()));
        return type.check(new Value.Text(type.example()), options).orRefuse(type.name());
    }

    private static String code(Value value) {
        return switch (value) {
            case Value.Text(String text) -> "`" + text.replace("\n", "⏎") + "`";
            case Value.Parts(var parts) ->
                parts.entrySet().stream()
                        .map(part -> part.getKey() + " `" + part.getValue() + "`")
                        .collect(Collectors.joining(", "));
        };
    }
}
