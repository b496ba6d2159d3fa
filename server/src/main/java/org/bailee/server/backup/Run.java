package org.bailee.server.backup;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Something that was tried with a backup, and how it ended or how far it is.
///
/// @param what `take`, `verify` or `drill`; `silence` where no drill had succeeded for too long, `keys` where
/// the keys in the database were not sound, `tables` where they were not those that a restore fills
/// @param state `running`, `done` or `failed`
/// @param fault why it failed: a code
public record Run(
        UUID id,
        String what,
        UUID set,
        Instant begunAt,
        Optional<Instant> endedAt,
        String state,
        Optional<String> fault,
        long tables,
        long rows,
        long bytes) {
    static Run begun(UUID id, String what, UUID set, Instant at) {
        return new Run(id, what, set, at, Optional.empty(), "running", Optional.empty(), 0, 0, 0);
    }
}
