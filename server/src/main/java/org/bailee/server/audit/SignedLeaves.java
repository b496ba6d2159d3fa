package org.bailee.server.audit;

import java.util.List;
import java.util.Optional;
import org.bailee.crypto.log.Hash;
import org.bailee.crypto.log.Malformed;
import org.bailee.crypto.log.Proofs;
import org.bailee.crypto.log.Tile;
import org.bailee.crypto.log.Tree;
import org.bailee.server.audit.PlaceStore.PlacedBytes;

/// Entries as they were hashed: each leaf held against its tile, and the tile against the root of a head.
/// Neither a column nor a place says anything here that is not in that root.
final class SignedLeaves {
    private final PlaceStore places;
    private final TileStore tiles;

    SignedLeaves(PlaceStore places, TileStore tiles) {
        this.places = places;
        this.tiles = tiles;
    }

    /// The entry at a position; empty if it is not there, or not what the head's root was made of.
    Optional<PlacedBytes> at(Head head, long position) {
        if (position < 0 || position >= head.size()) {
            return Optional.empty();
        }
        return places.read(position, position + 1).stream()
                .filter(one -> leaf(one)
                        .filter(leaf -> isIncluded(head, leaf, position))
                        .isPresent())
                .findFirst();
    }

    /// All of a whole bundle; empty if one is missing, or is not what the head's root was made of.
    List<PlacedBytes> bundle(Head head, long from) {
        List<PlacedBytes> found = places.read(from, from + Tile.WIDTH);
        byte[] hashes = tiles.read(0, from / Tile.WIDTH).orElse(new byte[0]);
        if (found.size() != Tile.WIDTH || hashes.length < Tile.WIDTH * Hash.SIZE) {
            return List.of();
        }
        for (int i = 0; i < found.size(); i++) {
            if (!leaf(found.get(i)).equals(Optional.of(Hash.in(hashes, i)))) {
                return List.of();
            }
        }
        // The proof of one goes by the hashes of all others of its tile.
        return isIncluded(head, Hash.in(hashes, 0), from) ? found : List.of();
    }

    private boolean isIncluded(Head head, Hash leaf, long position) {
        try {
            List<Hash> proof = new Tree(head.size(), new Tiles(tiles)).inclusion(position);
            return Proofs.includes(leaf, position, head.size(), proof, head.root());
        } catch (Malformed missing) {
            return false;
        }
    }

    static Optional<Hash> leaf(PlacedBytes placed) {
        return placed.bytes().map(bytes -> Hash.leaf(EntryBytes.leaf(placed.placedAt(), bytes)));
    }
}
