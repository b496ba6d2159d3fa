package org.bailee.server.console.erasures;

import org.bailee.server.erasure.Standing;

/// Somebody who was erased, and what an old copy is still worth.
///
/// @param who erased, as colleagues know them
public record ErasedView(Standing standing, String who) {
    public String id() {
        return standing.erased().subject().toString();
    }

    /// Until when an old copy opens, as a word of ours.
    public String end() {
        return standing.horizon().word();
    }

    /// The look of the tag that says so.
    public String mark() {
        return end().equals("passed") ? "good" : "soon";
    }
}
