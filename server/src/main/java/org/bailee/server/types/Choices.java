package org.bailee.server.types;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Values out of a short list: yes or no, a choice the register names, a gender.
final class Choices {
    private static final Map<String, String> BOOLEANS = Map.ofEntries(
            Map.entry("true", "true"),
            Map.entry("yes", "true"),
            Map.entry("y", "true"),
            Map.entry("t", "true"),
            Map.entry("1", "true"),
            Map.entry("on", "true"),
            Map.entry("false", "false"),
            Map.entry("no", "false"),
            Map.entry("n", "false"),
            Map.entry("f", "false"),
            Map.entry("0", "false"),
            Map.entry("off", "false"));

    private static final Map<String, String> GENDERS = Map.of("f", "female", "m", "male", "x", "other", "d", "other");

    private Choices() {}

    static Checked bool(String text, TypeOptions options) {
        String known = BOOLEANS.get(text.toLowerCase(Locale.ROOT));
        return known != null
                ? Checked.text(known)
                : Checked.refused("value.not-a-boolean", "This is neither true nor false.", "Write true or false.");
    }

    /// The choice in the register's spelling, whatever the case it was sent in.
    static Checked choice(String text, TypeOptions options) {
        Optional<String> exact = options.choices().stream().filter(text::equals).findFirst();
        return exact.or(() -> options.choices().stream()
                        .filter(text::equalsIgnoreCase)
                        .findFirst())
                .map(Checked::text)
                .orElseGet(() -> notAChoice(options));
    }

    /// In people's own words; one of the choices where the register names some.
    static Checked gender(String text, TypeOptions options) {
        if (!options.choices().isEmpty()) {
            return choice(text, options);
        }
        String lower = text.toLowerCase(Locale.ROOT);
        return Checked.text(GENDERS.getOrDefault(lower, lower));
    }

    /// As people say it, in lower case; one of the choices where the register names some.
    static Checked ownWords(String text, TypeOptions options) {
        return options.choices().isEmpty() ? Checked.text(text.toLowerCase(Locale.ROOT)) : choice(text, options);
    }

    private static Checked notAChoice(TypeOptions options) {
        return options.choices().isEmpty()
                ? Checked.refused(
                        "value.no-choices",
                        "The register names no choices for this field.",
                        "List them under the field's choices, or give the field the type text.")
                : Checked.refused(
                        "value.not-a-choice",
                        "This is none of the field's choices.",
                        "Choose among: " + String.join(", ", options.choices()) + ".");
    }
}
