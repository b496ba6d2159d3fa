package org.bailee.cli.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// Guesses which column goes where, by names: the field's own first, then those its type usually goes by, then those
/// of the type's parts.
final class Proposal {
    private static final int OWN_NAME = 100;
    private static final int FULL_NAME = 95;
    private static final int TYPE_NAME = 80;
    private static final int PART_NAME = 70;
    private static final int ENDING = 50;

    private final Catalogue catalogue;
    private final String into;

    private record Guess(String column, Target target, int score) {}

    Proposal(Catalogue catalogue, String into) {
        this.catalogue = catalogue;
        this.into = into;
    }

    Mapping of(List<String> columns) {
        List<Guess> guesses = new ArrayList<>();
        for (Field field : catalogue.fields(into)) {
            for (String column : columns) {
                guesses.addAll(guesses(column, field));
            }
        }
        preferParts(guesses);
        guesses.sort(Comparator.comparingInt(Guess::score).reversed());
        SequencedMap<String, Optional<Target>> taken = new LinkedHashMap<>();
        columns.forEach(column -> taken.put(column, Optional.empty()));
        Set<String> placed = new HashSet<>();
        Set<String> filled = new HashSet<>();
        for (Guess guess : guesses) {
            boolean free = !placed.contains(guess.column())
                    && !filled.contains(guess.target().path());
            if (free && !clashes(guess.target(), filled)) {
                taken.put(guess.column(), Optional.of(guess.target()));
                placed.add(guess.column());
                filled.add(guess.target().path());
            }
        }
        return new Mapping(into, taken, Optional.empty());
    }

    private List<Guess> guesses(String column, Field field) {
        String name = Names.plain(column);
        List<Guess> guesses = new ArrayList<>();
        int whole = score(name, Names.plain(field.name()), field);
        if (whole > 0) {
            guesses.add(new Guess(column, new Target(field, Optional.empty()), whole));
        }
        for (String part : field.type().parts()) {
            int score = partScore(name, part, field);
            if (score > 0) {
                guesses.add(new Guess(column, new Target(field, Optional.of(part)), score));
            }
        }
        return guesses;
    }

    private int score(String name, String fieldName, Field field) {
        if (name.equals(fieldName)) {
            return OWN_NAME;
        }
        if (name.equals(Names.plain(into) + fieldName) || isIdOf(name, fieldName)) {
            return FULL_NAME;
        }
        if (field.type().columnHints().contains(name)) {
            return TYPE_NAME;
        }
        return fieldName.length() > 3 && name.endsWith(fieldName) ? ENDING : 0;
    }

    /// `CustomerId` for a field `customer-number`, `InvoiceNo` for `invoice-id`.
    private static boolean isIdOf(String name, String fieldName) {
        return stem(name).length() > 2 && !stem(name).equals(name) && stem(name).equals(stem(fieldName));
    }

    private static String stem(String name) {
        return name.replaceFirst("(number|id|no|nr|key|code)$", "");
    }

    private int partScore(String name, String part, Field field) {
        Set<String> hints = catalogue.partHints(part);
        // A whole address in one column and its street in one look alike; other parts beside it tell.
        boolean street = part.equals("street")
                && (name.equals("address")
                        || name.endsWith("address") && !name.contains("mail") && !name.startsWith("ip"));
        if (name.equals(Names.plain(into + field.name() + part))) {
            return OWN_NAME;
        }
        if (name.equals(Names.plain(field.name() + part)) || hints.contains(name) || street) {
            return PART_NAME;
        }
        return hints.stream().anyMatch(hint -> hint.length() > 3 && name.endsWith(hint)) ? ENDING : 0;
    }

    /// Two columns for parts of one field say that the field stands apart, so no column holds it whole.
    private static void preferParts(List<Guess> guesses) {
        Set<String> once = new HashSet<>();
        Set<String> apart = new HashSet<>();
        for (Guess guess : guesses) {
            if (guess.target().part().isPresent()
                    && !guess.target().part().get().equals("street")) {
                String path = guess.target().field().path();
                if (!once.add(path)) {
                    apart.add(path);
                }
            }
        }
        guesses.removeIf(guess -> guess.target().part().isEmpty()
                && apart.contains(guess.target().field().path()));
    }

    /// A field is filled whole or by its parts, not both.
    private static boolean clashes(Target target, Set<String> filled) {
        return target.part().isPresent()
                ? filled.contains(target.field().path())
                : filled.stream()
                        .anyMatch(path -> path.startsWith(target.field().path() + "."));
    }
}
