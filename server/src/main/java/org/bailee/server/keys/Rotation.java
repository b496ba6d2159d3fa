package org.bailee.server.keys;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.bailee.crypto.Corrupt;

/// How far one key-encryption key has taken over from those before it.
///
/// @param number of the key that takes over
/// @param done keys wrapped anew
/// @param damaged keys that do not verify; the old key stays as long as there is one, because a backup may hold it
/// sound
/// @param endedAt when no file of the database held the old key any more
public record Rotation(int number, Phase phase, long done, long damaged, Instant begunAt, Optional<Instant> endedAt) {
    /// The steps, in order. Each can be done again, by any node.
    public enum Phase {
        /// What the old key wraps is wrapped under the new one, in small batches.
        WRAPPING,
        /// The database is told to take nothing more under the old key.
        CLOSING,
        /// What came in under the old key until then is wrapped anew, too.
        SWEEPING,
        /// The old key is gone; files that may still hold its traces are written anew.
        SCRUBBING,
        DONE;

        /// As it is written in the database, in the API and on the command line.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Phase of(String word) {
            for (Phase phase : values()) {
                if (phase.word().equals(word)) {
                    return phase;
                }
            }
            // The word was changed in the database.
            throw new Corrupt();
        }
    }
}
