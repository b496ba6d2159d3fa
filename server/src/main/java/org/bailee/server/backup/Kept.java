package org.bailee.server.backup;

import java.time.Instant;
import java.util.UUID;

/// A set of data that lies in the store and was finished.
///
/// @param keys whether the keys taken with it are still kept; newer ones open it as well
public record Kept(UUID set, Instant takenAt, boolean keys) {}
