package org.bailee.server.audit;

import java.util.Optional;
import org.bailee.crypto.log.Hash;
import org.bailee.crypto.log.Malformed;
import org.bailee.crypto.log.Tile;
import org.bailee.crypto.log.TileSource;

/// The hashes as the database has them now; read anew each time, because who doubts them must not be told of old ones.
record Tiles(TileStore store) implements TileSource {
    @Override
    public byte[] hashes(Tile tile) {
        Optional<byte[]> kept = store.read(tile.level(), tile.index());
        if (kept.isEmpty() || kept.get().length < tile.width() * Hash.SIZE) {
            throw new Malformed("The tile " + tile.path() + " is missing or too narrow.");
        }
        return kept.get();
    }
}
