package org.bailee.server.watch;

import java.util.Locale;
import java.util.Optional;

/// How soon somebody should look.
public enum Grade {
    /// Worth knowing beside something else; nobody is written to.
    NOTICE,
    /// To be looked at today.
    WARNING,
    /// To be looked at now.
    ALARM;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Grade> named(String word) {
        for (Grade grade : values()) {
            if (grade.word().equals(word)) {
                return Optional.of(grade);
            }
        }
        return Optional.empty();
    }
}
