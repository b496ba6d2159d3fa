package org.bailee.cli.mapping;

import java.util.Locale;

/// Brings the spellings of a name together: `EmailAddress`, `email_address` and `E-Mail Address` alike, and `Straße` as
/// `Strasse`.
final class Names {
    private Names() {}

    static String plain(String name) {
        StringBuilder plain = new StringBuilder();
        name.toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
