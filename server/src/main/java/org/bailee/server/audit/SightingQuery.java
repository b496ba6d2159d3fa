package org.bailee.server.audit;

import java.time.Instant;
import java.util.Optional;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.SubjectId;

/// Whose sightings are wanted, and of when: from an instant on until before another.
///
/// @param after the person after whom the page begins
/// @param limit how many people at most, 1 to 1000
public record SightingQuery(ActorId actor, Instant from, Instant to, Optional<SubjectId> after, int limit) {
    public SightingQuery {
        if (!from.isBefore(to)) {
            throw Invalid.of(
                    "to", "window.empty", "The window ends before it begins.", "Give a later to, or an earlier from.");
        }
    }
}
