package org.bailee.crypto.log;

/// Where the hashes of a tree are kept.
@FunctionalInterface
public interface TileSource {
    /// The tile's hashes side by side, at least as many as it is wide.
    ///
    /// @param tile of level 0 or higher
    /// @throws Malformed if it is not there, or too short
    byte[] hashes(Tile tile);
}
