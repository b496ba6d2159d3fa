package org.bailee.server.backup;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A set of data that lies in the store and was finished.
///
/// @param keys whether the keys taken with it are still kept; newer ones open it as well
/// @param bytes in the store, with its keys
/// @param provenAt when it was last put back into a scratch database, as far as this database knows
public record Kept(UUID set, Instant takenAt, boolean keys, long bytes, Optional<Instant> provenAt) {}
