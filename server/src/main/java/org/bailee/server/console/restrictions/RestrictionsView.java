package org.bailee.server.console.restrictions;

import java.time.LocalDate;
import java.util.List;
import org.bailee.server.console.frame.Listing;
import org.bailee.server.vault.Hold;

/// The restrictions there are, and the form to place one.
///
/// @param person whose alone are shown, by id; empty for everybody's
/// @param form as it was typed before it was refused
public record RestrictionsView(
        Listing<Hold> list,
        Listing.Part<Hold> part,
        String person,
        LocalDate today,
        RestrictionForm form,
        List<String> refused) {
    public static final List<String> DUES = Lists.DUES;
    public static final List<String> GROUNDS = Lists.GROUNDS;
    public static final List<String> GROUND_FILTER = Lists.GROUND_FILTER;

    /// Whether somebody should look at it again by now.
    public boolean isDue(Hold hold) {
        return !hold.reviewOn().isAfter(today);
    }
}
