package org.bailee.server.audit;

import java.time.Instant;
import java.util.SortedSet;
import org.bailee.server.shared.SubjectId;

/// What one credential saw of one field of one person.
///
/// @param field as the register names it: `profile.email`
/// @param strongest the most that was seen of it
/// @param times how many entries tell of it, whatever was seen
/// @param purposes for which it was seen
public record Sighting(
        SubjectId subject,
        String field,
        SeenAs strongest,
        long times,
        Instant first,
        Instant last,
        SortedSet<String> purposes) {}
