package org.bailee.cli.verify;

import java.util.List;

/// What was found in up to 256 neighbouring entries, each by itself.
///
/// @param first the position of the first
/// @param leaves the hashes of all, or those the tile claims where the entries are gone
/// @param root over them, if they are 256
/// @param told what the entries tell; fewer than the leaves where some cannot be read, none where they are gone
/// @param isGone whether the entries are not there
record Bundle(long first, Hashes leaves, byte[] root, List<Placed> told, boolean isGone, List<Finding> findings) {
    /// @param position in the log
    record Placed(long position, Told told) {}
}
