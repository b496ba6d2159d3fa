package org.bailee.server.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.bailee.server.shared.Invalid;

/// A sign-in name in the one form in which names are compared (docs/spec/sign-in.md).
record NormalName(String text) {
    static final int LONGEST = 128;

    /// @throws Invalid without repeating the name
    static NormalName of(String name) {
        return parse(name)
                .orElseThrow(() -> Invalid.of(
                        "signInName",
                        "staff.name",
                        "This is not a sign-in name.",
                        "Use 1 to " + LONGEST + " visible characters, for example a mail address.",
                        LONGEST));
    }

    /// Empty if the text cannot be anybody's name.
    static Optional<NormalName> parse(String name) {
        // Before anything is done with it: what is sent may be long.
        if (name.length() > 2 * LONGEST || !name.codePoints().allMatch(NormalName::isVisible)) {
            return Optional.empty();
        }
        // Java knows no case folding; upper and then lower case folds ß and final sigma, which lower case alone does
        // not.
        String composed = nfkc(name);
        String folded = nfkc(composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
        String normal = folded.strip().replaceAll("\\p{IsWhite_Space}+", " ");
        int length = normal.codePointCount(0, normal.length());
        return length == 0 || length > LONGEST ? Optional.empty() : Optional.of(new NormalName(normal));
    }

    static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static String nfkc(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
