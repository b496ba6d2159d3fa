package org.bailee.server.types;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Countries by their ISO 3166-1 alpha-2 code; three-letter codes and English names are brought to it.
final class Countries {
    private static final Set<String> CODES = Set.of(Locale.getISOCountries());
    private static final Map<String, String> CODE_BY_NAME = names();

    private Countries() {}

    static Checked read(String text, TypeOptions options) {
        String upper = text.toUpperCase(Locale.ROOT);
        String code = CODES.contains(upper) ? upper : CODE_BY_NAME.get(SearchText.compact(text));
        return code != null
                ? Checked.text(code)
                : Checked.refused(
                        "value.not-a-country",
                        "This is not a country.",
                        "Write its two-letter code of ISO 3166, such as DE, or its English name.");
    }

    private static Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        for (String code : CODES) {
            Locale country = Locale.of("", code);
            names.put(SearchText.compact(country.getDisplayCountry(Locale.ENGLISH)), code);
            names.put(country.getISO3Country(), code);
        }
        names.putAll(Map.ofEntries(
                Map.entry("UK", "GB"),
                Map.entry("GREATBRITAIN", "GB"),
                Map.entry("ENGLAND", "GB"),
                Map.entry("SCOTLAND", "GB"),
                Map.entry("WALES", "GB"),
                Map.entry("NORTHERNIRELAND", "GB"),
                Map.entry("UNITEDSTATESOFAMERICA", "US"),
                Map.entry("AMERICA", "US"),
                Map.entry("CZECHREPUBLIC", "CZ"),
                Map.entry("HOLLAND", "NL"),
                Map.entry("THENETHERLANDS", "NL"),
                Map.entry("TURKEY", "TR"),
                Map.entry("RUSSIANFEDERATION", "RU"),
                Map.entry("REPUBLICOFKOREA", "KR"),
                Map.entry("HONGKONG", "HK"),
                Map.entry("MACEDONIA", "MK"),
                Map.entry("SWAZILAND", "SZ"),
                Map.entry("BURMA", "MM"),
                Map.entry("IVORYCOAST", "CI"),
                Map.entry("CAPEVERDE", "CV"),
                Map.entry("VATICAN", "VA")));
        return Map.copyOf(names);
    }
}
