package org.bailee.client;

import java.util.List;

/// What one credential saw of one field of one person.
///
/// @param field as the register names it, such as `profile.email`
/// @param strongest the most that was seen of it: `plain`, `matched` (the person was found by it), `masked` or
/// `present`
/// @param times how many entries of the audit log tell of it
/// @param first ISO 8601 in UTC, as is the last
/// @param purposes for which it was seen
public record Sighting(
        String subject, String field, String strongest, long times, String first, String last, List<String> purposes) {}
