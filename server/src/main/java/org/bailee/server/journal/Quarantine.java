package org.bailee.server.journal;

import java.time.Instant;
import java.util.Optional;
import org.bailee.server.shared.EntryId;

/// That a database came out of a backup.
///
/// @param takenAt when the backup was taken
/// @param newest the newest erasure when the keys were backed up: a journal that does not know it is too old
record Quarantine(Instant takenAt, Optional<EntryId> newest) {}
