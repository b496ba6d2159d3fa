package org.bailee.server.audit;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.bailee.crypto.log.Hash;

/// The newest tree of the log as the database has it, and its signed checkpoint.
///
/// @param placedAt when the last entry got its place
/// @param pruned positions before this one have no entries any more, if [PrunedMark] finds it true
/// @param prunedBy the position of the entry that says so
record Head(
        String origin,
        long size,
        Hash root,
        Optional<Instant> placedAt,
        byte[] checkpoint,
        Instant signedAt,
        long pruned,
        OptionalLong prunedBy) {
    boolean isOf(long otherSize, Hash otherRoot) {
        return size == otherSize && root.equals(otherRoot);
    }

    /// Whether it says the same, signed and not.
    boolean isSameAs(Head other) {
        return origin.equals(other.origin)
                && isOf(other.size, other.root)
                && placedAt.equals(other.placedAt)
                && Arrays.equals(checkpoint, other.checkpoint)
                && pruned == other.pruned
                && prunedBy.equals(other.prunedBy);
    }
}
