package org.bailee.server.console.log;

import java.util.List;
import org.bailee.server.audit.LogStatus;
import org.bailee.server.console.frame.Listing;
import org.bailee.server.console.people.Look;

/// The log: how it stands, who read how much lately, and its entries.
///
/// @param next the entry before which the next page begins, newest first; empty on the last, and otherwise sorted
public record LogView(
        LogStatus status, ReadsView reads, Asked asked, Listing<Look> list, Listing.Part<Look> part, String next) {
    public List<String> kinds() {
        return Kinds.ALL;
    }

    public List<String> outcomes() {
        return Asked.OUTCOMES;
    }

    public List<String> since() {
        return Asked.SINCE;
    }

    /// Whether nothing about the log needs anybody.
    public boolean isSound() {
        return status.halted().isEmpty() && status.alarms().isEmpty();
    }
}
