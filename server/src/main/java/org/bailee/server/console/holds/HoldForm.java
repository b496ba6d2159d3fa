package org.bailee.server.console.holds;

import org.bailee.server.shared.Invalid;
import org.bailee.server.vault.NewHold;

/// A hold to be placed, as it was typed.
public record HoldForm(String person, String because, String owner, String reviewOn) {
    static final HoldForm EMPTY = new HoldForm("", "", "", "");

    /// @throws Invalid if the day is none
    NewHold hold() {
        return new NewHold(because, owner, DueHolds.day("reviewOn", reviewOn));
    }
}
