package org.bailee.server.console.custody;

import java.time.Instant;
import java.util.Optional;

/// The time of one key-encryption key, from its first day until nothing is left of it.
///
/// @param from empty if the first key is gone, and with it its date
/// @param until when the next one took over
/// @param goneAt when no file of the database held it any more
/// @param dataKeys how many people's keys are wrapped under it
public record Epoch(
        int number, Optional<Instant> from, Optional<Instant> until, Optional<Instant> goneAt, long dataKeys) {
    /// What may become of an epoch, as a word of ours: `serving`, `leaving`, `gone`.
    public String state() {
        if (until.isEmpty()) {
            return "serving";
        }
        return goneAt.isPresent() ? "gone" : "leaving";
    }

    /// The look of the tag that says so.
    public String mark() {
        return switch (state()) {
            case "serving" -> "good";
            case "leaving" -> "soon";
            default -> "";
        };
    }
}
