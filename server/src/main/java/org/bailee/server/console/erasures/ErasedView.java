package org.bailee.server.console.erasures;

import org.bailee.server.erasure.Standing;

/// Somebody who was erased, and what an old copy is still worth.
///
/// @param who erased, as colleagues know them
public record ErasedView(Standing standing, String who) {
    public String id() {
        return standing.erased().subject().toString();
    }

    /// Until when an old copy opens, as a word of ours: `passed`, `until`, `unknown`.
    public String end() {
        if (standing.horizon().isPassedHere()) {
            return "passed";
        }
        return standing.horizon().isKnown() ? "until" : "unknown";
    }

    /// The look of the tag that says so.
    public String mark() {
        return end().equals("passed") ? "good" : "soon";
    }
}
