package org.bailee.server.erasure;

import java.time.Instant;
import java.util.Optional;
import org.bailee.server.keys.KeyEnd;

/// Until when a copy of what was erased could be opened by somebody who has the seal, an old copy of the data,
/// and an old copy of the keys: both have to be gone.
///
/// @param keys of the key-encryption key of that time
/// @param backups when the last backup of keys that holds the person's is to be gone; empty if there is none
public record Horizon(KeyEnd keys, Optional<Instant> backups) {
    /// The later of both.
    public Instant at() {
        return backups.filter(kept -> kept.isAfter(keys.at())).orElse(keys.at());
    }

    /// Whether nothing we keep can be opened any more.
    public boolean isPassed() {
        return keys.isOver() && backups.isEmpty();
    }
}
