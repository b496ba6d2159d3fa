package org.bailee.server.retention;

import java.util.Optional;

/// What a run found in one collection, for one reason.
///
/// @param cause `period`, or `not-in-register`
/// @param heldBy what keeps it all the same; empty if it goes
public record Tally(String collection, String cause, Optional<String> heldBy, long records, long people) {}
