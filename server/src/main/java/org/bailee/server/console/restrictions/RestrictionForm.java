package org.bailee.server.console.restrictions;

import org.bailee.server.console.holds.DueHolds;
import org.bailee.server.shared.Invalid;
import org.bailee.server.vault.HoldKind;
import org.bailee.server.vault.NewHold;

/// A restriction to be placed, as it was typed.
public record RestrictionForm(String person, String ground, String because, String owner, String reviewOn) {
    static final RestrictionForm EMPTY = new RestrictionForm("", "", "", "", "");

    /// @throws Invalid if it is none of the law's
    HoldKind kind() {
        return HoldKind.ground(ground)
                .orElseThrow(() -> Invalid.of(
                        "ground",
                        "restriction.ground",
                        "This is no ground on which processing is restricted (GDPR Art. 18(1)).",
                        "Choose one of the four of GDPR Art. 18(1)."));
    }

    /// @throws Invalid if the day is none
    NewHold hold() {
        return new NewHold(because, owner, DueHolds.day("reviewOn", reviewOn));
    }
}
