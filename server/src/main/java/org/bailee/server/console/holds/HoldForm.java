package org.bailee.server.console.holds;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.bailee.server.shared.Invalid;
import org.bailee.server.vault.NewHold;

/// A hold to be placed, as it was typed.
public record HoldForm(String person, String because, String owner, String reviewOn) {
    static final HoldForm EMPTY = new HoldForm("", "", "", "");

    /// @throws Invalid if the day is none
    NewHold hold() {
        try {
            return new NewHold(because, owner, LocalDate.parse(reviewOn));
        } catch (DateTimeParseException unreadable) {
            throw Invalid.of("reviewOn", "day.malformed", "This is not a day.", "Write it as 2026-12-31.");
        }
    }
}
