package org.bailee.server.audit;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// The newest tree of the log as the database has it, and its signed checkpoint.
///
/// @param placedAt when the last entry got its place
/// @param pruned positions before this one have no entries any more
record Head(
        String origin,
        long size,
        byte[] root,
        Optional<Instant> placedAt,
        byte[] checkpoint,
        Instant signedAt,
        long pruned) {
    boolean isOf(long otherSize, byte[] otherRoot) {
        return size == otherSize && Arrays.equals(root, otherRoot);
    }
}
