package org.bailee.crypto.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The right edge of a tree, to which leaves are added: all of a log that whoever extends it must remember.
///
/// Holds at most one partial tile of each level. Not safe for use by several threads.
public final class GrowingTree {
    private final List<byte[]> edge = new ArrayList<>();
    private final SequencedMap<Tile, byte[]> changed = new LinkedHashMap<>();
    private long size;

    private GrowingTree(long size) {
        this.size = size;
    }

    public static GrowingTree empty() {
        return new GrowingTree(0);
    }

    /// Goes on where a tree of this size ends.
    public static GrowingTree after(long size, TileSource tiles) {
        GrowingTree tree = new GrowingTree(size);
        for (int level = 0; Tile.hashes(level, size) > 0; level++) {
            long hashes = Tile.hashes(level, size);
            int width = (int) (hashes % Tile.WIDTH);
            byte[] edge = new byte[Tile.WIDTH * Hash.SIZE];
            if (width > 0) {
                byte[] kept = tiles.hashes(new Tile(level, hashes / Tile.WIDTH, width));
                if (kept.length < width * Hash.SIZE) {
                    throw new Malformed("A tile has fewer hashes than the tree needs.");
                }
                System.arraycopy(kept, 0, edge, 0, width * Hash.SIZE);
            }
            tree.edge.add(edge);
        }
        return tree;
    }

    /// Another that goes on from here; this one stays as it is. What changed so far is not known to it.
    public GrowingTree copy() {
        GrowingTree copy = new GrowingTree(size);
        edge.forEach(tile -> copy.edge.add(tile.clone()));
        return copy;
    }

    public long size() {
        return size;
    }

    public void add(Hash leaf) {
        add(0, leaf, size);
        size++;
    }

    private void add(int level, Hash hash, long index) {
        if (edge.size() == level) {
            edge.add(new byte[Tile.WIDTH * Hash.SIZE]);
        }
        byte[] tile = edge.get(level);
        int at = (int) (index % Tile.WIDTH);
        hash.into(tile, at);
        if (at == Tile.WIDTH - 1) {
            changed.put(new Tile(level, index / Tile.WIDTH, Tile.WIDTH), tile.clone());
            add(level + 1, Tree.over(tile, 0, Tile.WIDTH), index / Tile.WIDTH);
        }
    }

    public Hash root() {
        return new Tree(size, tile -> edge.get(tile.level())).root();
    }

    /// The full tiles that came since the last time this was asked, and then the whole right edge.
    public Map<Tile, byte[]> takeChanged() {
        SequencedMap<Tile, byte[]> taken = new LinkedHashMap<>(changed);
        changed.clear();
        for (int level = 0; level < edge.size(); level++) {
            long hashes = Tile.hashes(level, size);
            int width = (int) (hashes % Tile.WIDTH);
            if (width > 0) {
                taken.put(
                        new Tile(level, hashes / Tile.WIDTH, width), Arrays.copyOf(edge.get(level), width * Hash.SIZE));
            }
        }
        return taken;
    }
}
