package org.bailee.server.audit;

import java.time.Instant;
import java.util.Optional;
import org.bailee.crypto.log.Hash;

/// The newest tree of the log as the database has it, and its signed checkpoint.
///
/// @param placedAt when the last entry got its place
/// @param pruned positions before this one have no entries any more
record Head(
        String origin,
        long size,
        Hash root,
        Optional<Instant> placedAt,
        byte[] checkpoint,
        Instant signedAt,
        long pruned) {
    boolean isOf(long otherSize, Hash otherRoot) {
        return size == otherSize && root.equals(otherRoot);
    }
}
