package org.bailee.server.console.holds;

import java.time.LocalDate;
import java.util.List;
import org.bailee.server.console.frame.Listing;
import org.bailee.server.vault.Hold;

/// The holds there are, and the form to place one.
///
/// @param person whose alone are shown, by id; empty for everybody's
/// @param form as it was typed before it was refused
public record HoldsView(
        Listing<Hold> list,
        Listing.Part<Hold> part,
        String person,
        LocalDate today,
        HoldForm form,
        List<String> refused) {
    public static final List<String> DUES = Lists.DUES;

    /// Whether somebody should look at it again by now.
    public boolean isDue(Hold hold) {
        return !hold.reviewOn().isAfter(today);
    }
}
