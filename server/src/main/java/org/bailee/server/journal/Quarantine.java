package org.bailee.server.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.SubjectId;

/// That a database came out of a backup.
///
/// @param takenAt when the backup was taken
/// @param newest the newest erasure when the keys were backed up: a journal that does not know it is too old
/// @param givenUp people nothing of whom opens, as whoever restored was told before. Anybody can have put them there:
/// [Lost] tells of whom it can be so
record Quarantine(Instant takenAt, Optional<EntryId> newest, List<SubjectId> givenUp) {
    Quarantine {
        givenUp = List.copyOf(givenUp);
    }
}
