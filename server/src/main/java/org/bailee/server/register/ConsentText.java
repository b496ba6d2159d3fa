package org.bailee.server.register;

import java.util.SequencedMap;

/// The question that consent answers, word for word as the person reads it (GDPR Art. 7(2)).
///
/// @param byLanguage BCP 47 tag to text, in the order of the file; a text without a language stands under `und`
public record ConsentText(SequencedMap<String, String> byLanguage) {
    /// BCP 47 for "not determined".
    public static final String ANY_LANGUAGE = "und";

    public ConsentText {
        byLanguage = Ordered.copyOf(byLanguage);
    }
}
