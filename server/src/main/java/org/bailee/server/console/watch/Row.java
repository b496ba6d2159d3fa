package org.bailee.server.console.watch;

import org.bailee.server.watch.Alert;
import org.bailee.server.watch.Grade;

/// An alert as a list shows it.
///
/// @param who whom it is about, as colleagues know them
/// @param says why it was raised, in the reader's language
public record Row(Alert alert, String who, String says) {
    /// How its grade is coloured.
    public static String mark(Grade grade) {
        return switch (grade) {
            case NOTICE -> "";
            case WARNING -> "soon";
            case ALARM -> "bad";
        };
    }

    public String mark() {
        return mark(alert.grade());
    }
}
