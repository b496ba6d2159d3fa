package org.bailee.server.backup;

import java.time.Instant;
import java.util.Optional;

/// Which sets of keys may still hold the key of somebody who was erased.
///
/// @param areNone whether it is known that there is none
/// @param areDated whether it is known when the last is gone: Bailee reaches all of them, and removes them in time
/// @param until when the last that Bailee reaches is to be gone
public record KeyCopies(boolean areNone, boolean areDated, Optional<Instant> until) {}
