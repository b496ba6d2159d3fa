package org.bailee.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Says the facts of a server's status in words. A fact it does not know, of a newer server, stands under its own name.
final class StatusWords {
    private final Map<String, String> facts;

    private StatusWords(Map<String, String> facts) {
        this.facts = new LinkedHashMap<>(facts);
    }

    static List<List<String>> rows(Map<String, String> facts) {
        return new StatusWords(facts).rows();
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        add(rows, "Bailee", take("version"));
        add(rows, "register", take("register").map(number -> number.equals("0") ? "none yet" : "version " + number));
        add(
                rows,
                "database",
                joined(List.of(
                        take("database.version").map(version -> "PostgreSQL " + version),
                        take("database.embedded").map(yes -> isTrue(yes) ? "embedded" : "your own"),
                        take("database.ageDays").map(days -> "released " + days + " days ago"))));
        add(rows, "page checksums", take("database.dataChecksums").map(yes -> isTrue(yes) ? "on" : "off"));
        add(rows, "free space", take("database.freeBytes").map(StatusWords::size));
        add(
                rows,
                "seal",
                joined(List.of(
                        take("seal.kind").map(kind -> kind.replace('-', ' ')),
                        take("seal.sealed").map(yes -> isTrue(yes) ? "sealed: nothing can be opened" : "unsealed"))));
        facts.forEach((name, value) -> rows.add(List.of(name, value)));
        return rows;
    }

    private Optional<String> take(String name) {
        return Optional.ofNullable(facts.remove(name)).filter(value -> !value.isEmpty());
    }

    private static Optional<String> joined(List<Optional<String>> words) {
        return Optional.of(words.stream().flatMap(Optional::stream).collect(Collectors.joining(", ")));
    }

    private static void add(List<List<String>> rows, String what, Optional<String> is) {
        is.filter(text -> !text.isEmpty()).ifPresent(text -> rows.add(List.of(what, text)));
    }

    private static boolean isTrue(String yes) {
        return yes.equals("true");
    }

    private static String size(String bytes) {
        try {
            return String.format(Locale.ROOT, "%,.1f GiB", Long.parseLong(bytes) / (double) (1L << 30));
        } catch (NumberFormatException _) {
            return bytes;
        }
    }
}
