package org.bailee.server.watch;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.bailee.server.register.Collection;
import org.bailee.server.register.Field;
import org.bailee.server.register.RegisterDefinition;
import org.bailee.server.shared.Invalid;
import org.bailee.server.types.Checked;
import org.bailee.server.types.TypeOptions;
import org.bailee.server.types.Value;
import org.bailee.server.vault.PersonDraft;
import org.bailee.server.vault.RecordDraft;

/// Makes up people whom the register accepts.
///
/// Names are drawn from common ones. Everything else is the type's own example with its digits drawn anew until the
/// type
/// accepts it, check digits included. What reaches somebody when it is used (a telephone number, an address) is
/// therefore
/// only a suggestion: whether it belongs to a stranger, the officer alone can tell.
final class DecoyDrafts {
    private static final List<String> GIVEN = List.of(
            "Anna",
            "Marie",
            "Julia",
            "Katharina",
            "Sophie",
            "Laura",
            "Claudia",
            "Susanne",
            "Thomas",
            "Michael",
            "Andreas",
            "Stefan",
            "Martin",
            "Peter",
            "Daniel",
            "Christian",
            "Jan",
            "Markus",
            "Nina",
            "Eva");
    private static final List<String> FAMILY = List.of(
            "Weber",
            "Schneider",
            "Fischer",
            "Wagner",
            "Becker",
            "Hoffmann",
            "Koch",
            "Bauer",
            "Richter",
            "Klein",
            "Wolf",
            "Neumann",
            "Schwarz",
            "Braun",
            "Hofmann",
            "Lange",
            "Krause",
            "Lehmann",
            "Maier",
            "Huber");
    private static final int TRIES = 4_000;
    private static final int OLDEST = 70;
    private static final int YOUNGEST = 22;

    private final RandomGenerator random;
    private final InstantSource clock;

    DecoyDrafts(RandomGenerator random, InstantSource clock) {
        this.random = random;
        this.clock = clock;
    }

    /// @throws Invalid if a required field is of a type nothing can be made up for
    PersonDraft suggest(RegisterDefinition register, String mailDomain) {
        Addresses.mustBeOne("mailDomain", "a@" + mailDomain);
        String given = pick(GIVEN);
        String family = pick(FAMILY);
        List<RecordDraft> records = new ArrayList<>();
        for (Collection collection : register.collections().values()) {
            if (collection.many() || collection.fields().values().stream().noneMatch(Field::required)) {
                continue;
            }
            Map<String, Value> values = new HashMap<>();
            collection.fields().forEach((name, field) -> {
                if (field.required()) {
                    values.put(name, value(field, given, family, mailDomain));
                }
            });
            records.add(new RecordDraft(collection.name(), values));
        }
        return new PersonDraft(records);
    }

    private Value value(Field field, String given, String family, String mailDomain) {
        TypeOptions options = field.options();
        return switch (field.type().name()) {
            case "person-name" -> new Value.Text(given + " " + family);
            case "given-name" -> new Value.Text(given);
            case "family-name" -> new Value.Text(family);
            case "email" ->
                new Value.Text(
                        (given + "." + family).toLowerCase(Locale.ROOT) + (10 + random.nextInt(90)) + "@" + mailDomain);
            case "date-of-birth" -> new Value.Text(birth().toString());
            case "choice" -> new Value.Text(pick(options.choices()));
            default -> like(field, options);
        };
    }

    private LocalDate birth() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return today.minusYears(YOUNGEST).minusDays(random.nextInt((OLDEST - YOUNGEST) * 365));
    }

    /// The example of its type with other digits. Types that check nothing but letters keep the example's letters.
    private Value like(Field field, TypeOptions options) {
        for (int i = 0; i < TRIES; i++) {
            Value other = new Value.Text(shaken(field.type().example()));
            if (field.type().check(other, options) instanceof Checked.Accepted(Value accepted)) {
                return accepted;
            }
        }
        throw Invalid.of(
                field.path().toString(),
                "honey.no-value",
                "No value can be made up for this type.",
                "Write the person yourself, with a value of your own in this field.");
    }

    private String shaken(String text) {
        StringBuilder shaken = new StringBuilder(text.length());
        text.chars().forEach(c -> shaken.append(Character.isDigit(c) ? (char) ('0' + random.nextInt(10)) : (char) c));
        return shaken.toString();
    }

    private String pick(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
