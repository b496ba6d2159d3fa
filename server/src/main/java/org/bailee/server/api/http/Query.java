package org.bailee.server.api.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.bailee.server.shared.Invalid;

/// What stands behind the `?` of a request: ids, names and numbers, never a person's data.
public final class Query {
    private static final int USUAL = 100;
    private static final int MOST = 1_000;
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final HttpServletRequest request;

    Query(HttpServletRequest request) {
        this.request = request;
    }

    /// @throws HttpRefusal if it is given twice
    public Optional<String> text(String name) {
        String[] given = request.getParameterValues(name);
        if (given == null) {
            return Optional.empty();
        }
        if (given.length > 1) {
            throw malformed(name, "is given twice", "Give it once.");
        }
        return Optional.of(given[0]).filter(text -> !text.isEmpty());
    }

    /// What cannot be answered without it.
    ///
    /// @throws HttpRefusal if it is not given
    public <T> T needed(String name, Optional<T> given) {
        return given.orElseThrow(() -> malformed(name, "is missing", "Give it."));
    }

    public int limit() {
        return text("limit")
                .map(text -> {
                    if (text.matches("[0-9]{1,4}")) {
                        int limit = Integer.parseInt(text);
                        if (limit >= 1 && limit <= MOST) {
                            return limit;
                        }
                    }
                    throw malformed("limit", "is not a number in range", "Give one from 1 to " + MOST + ".");
                })
                .orElse(USUAL);
    }

    /// Whether it is given as `true`; without it, no.
    public boolean flag(String name) {
        return text(name)
                .map(text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw malformed(name, "is neither yes nor no", "Give true or false.");
                })
                .orElse(false);
    }

    public Optional<Instant> instant(String name) {
        return text(name).map(text -> {
            try {
                Instant moment = Instant.parse(text);
                if (!moment.isBefore(EARLIEST) && moment.isBefore(LATEST)) {
                    return moment;
                }
            } catch (DateTimeParseException unreadable) {
                // reported below, as what no database keeps is
            }
            throw malformed(name, "is not a moment", "Write it as ISO 8601 in UTC: 2026-01-31T12:00:00Z.");
        });
    }

    public Optional<LocalDate> day(String name) {
        return text(name).map(text -> {
            // Of four digits, for no database keeps every year that can be written.
            if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                try {
                    return LocalDate.parse(text);
                } catch (DateTimeParseException unreadable) {
                    // reported below
                }
            }
            throw malformed(name, "is not a day", "Write it as 2026-12-31.");
        });
    }

    /// Names separated by commas, each read in turn.
    public <T> Set<T> names(String name, Function<String, T> read) {
        List<String> names =
                text(name).map(text -> Arrays.asList(text.split(","))).orElse(List.of());
        Set<T> set = new TreeSet<>();
        try {
            names.forEach(one -> set.add(read.apply(one.strip())));
        } catch (Invalid wrong) {
            throw malformed(name, "does not hold names as the register has them", wrong.hint());
        }
        return set;
    }

    private static HttpRefusal malformed(String name, String fault, String hint) {
        return new HttpRefusal(400, "query.malformed", "The parameter " + name + " " + fault + ".", hint);
    }
}
