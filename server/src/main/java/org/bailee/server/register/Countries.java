package org.bailee.server.register;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// ISO 3166 codes.
final class Countries {
    private static final Set<String> CODES = Set.copyOf(Arrays.asList(Locale.getISOCountries()));
    private static final Pattern SUBDIVISION = Pattern.compile("[A-Z]{2}-[A-Z0-9]{1,3}");

    private Countries() {}

    /// @param orPart whether a part of a country, such as `US-WA`, will do
    static void check(Node.Text code, boolean orPart, Mistakes mistakes) {
        String written = code.value();
        boolean isCountry = CODES.contains(written);
        boolean isPart = orPart && SUBDIVISION.matcher(written).matches() && CODES.contains(written.substring(0, 2));
        if (!isCountry && !isPart) {
            mistakes.add(FileRules.COUNTRY, code.spot());
        }
    }
}
