package org.bailee.server.audit;

import java.util.Locale;
import java.util.stream.Stream;

/// How much of a field an entry says was seen; what shows more comes first.
public enum SeenAs {
    /// The value.
    PLAIN,
    /// The person was found by it: who searched had the value, and learned whose it is.
    MATCHED,
    /// Its mask.
    MASKED,
    /// Only that there is one.
    PRESENT;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SeenAs read(String word) {
        return Stream.of(values())
                .filter(view -> view.word().equals(word))
                .findFirst()
                .orElseThrow(() -> LogFault.entry(
                        "log.entry-senseless", "An entry of the log does not say how much of a field was seen."));
    }

    boolean showsMoreThan(SeenAs other) {
        return compareTo(other) < 0;
    }
}
