package org.bailee.server.types;

import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Languages by their BCP 47 tag; English names are brought to it.
final class Languages {
    private static final Set<String> CODES = Set.of(Locale.getISOLanguages());
    private static final Map<String, String> CODE_BY_NAME = names();
    private static final int LONGEST = 35;

    private Languages() {}

    static Checked read(String text, TypeOptions options) {
        String named = CODE_BY_NAME.get(SearchText.compact(text));
        if (named != null) {
            return Checked.text(named);
        }
        try {
            if (text.length() <= LONGEST) {
                Locale locale = new Locale.Builder()
                        .setLanguageTag(text.replace('_', '-'))
                        .build();
                if (locale.getLanguage().length() == 3 || CODES.contains(locale.getLanguage())) {
                    return Checked.text(locale.toLanguageTag());
                }
            }
        } catch (IllformedLocaleException _) {
            return notALanguage();
        }
        return notALanguage();
    }

    private static Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        for (String code : CODES) {
            Locale language = Locale.of(code);
            names.put(SearchText.compact(language.getDisplayLanguage(Locale.ENGLISH)), language.toLanguageTag());
        }
        return Map.copyOf(names);
    }

    private static Checked notALanguage() {
        return Checked.refused(
                "value.not-a-language", "This is not a language.", "Write its tag, such as en, de-AT or pt-BR.");
    }
}
