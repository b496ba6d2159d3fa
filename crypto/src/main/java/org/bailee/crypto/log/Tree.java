package org.bailee.crypto.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The tree over the first leaves of a log, read from tiles: its root, and proofs about it (RFC 6962, section 2.1).
///
/// What it reads is believed. Whoever asks for a root to compare it with a signed one thereby checks all that was read.
public final class Tree {
    private final long size;
    private final TileSource tiles;

    public Tree(long size, TileSource tiles) {
        if (size < 0) {
            throw new Malformed("A tree has no fewer than no leaves.");
        }
        this.size = size;
        this.tiles = tiles;
    }

    public long size() {
        return size;
    }

    public Hash root() {
        return size == 0 ? Hash.EMPTY : range(0, size);
    }

    /// The neighbours by which the leaf's hash becomes the root's, from the leaf up.
    ///
    /// @throws IndexOutOfBoundsException if the tree has no such leaf
    public List<Hash> inclusion(long index) {
        Objects.checkIndex(index, size);
        List<Hash> proof = new ArrayList<>();
        include(index, 0, size, proof);
        return proof;
    }

    /// What shows that the tree of the first leaves is a beginning of this one.
    ///
    /// @throws IndexOutOfBoundsException if this tree has fewer leaves
    public List<Hash> consistency(long before) {
        Objects.checkFromToIndex(0, before, size);
        List<Hash> proof = new ArrayList<>();
        if (before > 0 && before < size) {
            consist(before, 0, size, true, proof);
        }
        return proof;
    }

    private void include(long index, long from, long to, List<Hash> proof) {
        if (to - from == 1) {
            return;
        }
        long middle = from + half(to - from);
        if (index < middle) {
            include(index, from, middle, proof);
            proof.add(range(middle, to));
        } else {
            include(index, middle, to, proof);
            proof.add(range(from, middle));
        }
    }

    /// @param known whether the subtree is one that whoever knows the earlier root knows already
    private void consist(long before, long from, long to, boolean known, List<Hash> proof) {
        if (before == to) {
            if (!known) {
                proof.add(range(from, to));
            }
            return;
        }
        long middle = from + half(to - from);
        if (before <= middle) {
            consist(before, from, middle, known, proof);
            proof.add(range(middle, to));
        } else {
            consist(before, middle, to, false, proof);
            proof.add(range(from, middle));
        }
    }

    /// The hash over leaves from–to, a subtree of this tree.
    private Hash range(long from, long to) {
        long wide = to - from;
        if (Long.bitCount(wide) == 1 && from % wide == 0) {
            return complete(from, Long.numberOfTrailingZeros(wide));
        }
        long middle = from + half(wide);
        return Hash.node(range(from, middle), range(middle, to));
    }

    /// The hash over 2^height leaves: in a tile as it is, or made from those in one.
    private Hash complete(long from, int height) {
        int level = height / 8;
        int above = height % 8;
        long first = from >> (level * 8);
        int count = 1 << above;
        byte[] tile = tiles.hashes(Tile.holding(level, first, size));
        int at = (int) (first % Tile.WIDTH);
        if (tile.length < (at + count) * Hash.SIZE) {
            throw new Malformed("A tile has fewer hashes than the tree needs.");
        }
        return over(tile, at, count);
    }

    /// The hash over a power of two of neighbouring hashes in a tile.
    static Hash over(byte[] tile, int at, int count) {
        if (count == 1) {
            return Hash.in(tile, at);
        }
        int half = count / 2;
        return Hash.node(over(tile, at, half), over(tile, at + half, half));
    }

    /// The largest power of two below.
    private static long half(long wide) {
        return Long.highestOneBit(wide - 1);
    }
}
