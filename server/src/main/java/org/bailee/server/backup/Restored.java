package org.bailee.server.backup;

import java.util.UUID;

/// What was put back: every row of it was read again and agrees with the manifest.
///
/// @param bytes in the store
public record Restored(UUID set, long tables, long rows, long bytes) {}
