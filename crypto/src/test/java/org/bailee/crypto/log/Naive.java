package org.bailee.crypto.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// RFC 6962, section 2.1, word for word over all leaves at once: slow, and plainly right.
final class Naive {
    private Naive() {}

    static Hash root(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return Hash.EMPTY;
        }
        if (leaves.size() == 1) {
            return Hash.leaf(leaves.getFirst());
        }
        int half = half(leaves.size());
        return Hash.node(root(leaves.subList(0, half)), root(leaves.subList(half, leaves.size())));
    }

    /// What the text calls PATH.
    static List<Hash> path(int index, List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return new ArrayList<>();
        }
        int half = half(leaves.size());
        List<byte[]> left = leaves.subList(0, half);
        List<byte[]> right = leaves.subList(half, leaves.size());
        List<Hash> path = index < half ? path(index, left) : path(index - half, right);
        path.add(index < half ? root(right) : root(left));
        return path;
    }

    /// What the text calls PROOF.
    static List<Hash> proof(int before, List<byte[]> leaves) {
        return before == 0 || before == leaves.size() ? List.of() : subproof(before, leaves, true);
    }

    private static List<Hash> subproof(int before, List<byte[]> leaves, boolean whole) {
        if (before == leaves.size()) {
            return whole ? new ArrayList<>() : new ArrayList<>(List.of(root(leaves)));
        }
        int half = half(leaves.size());
        List<byte[]> left = leaves.subList(0, half);
        List<byte[]> right = leaves.subList(half, leaves.size());
        List<Hash> proof = before <= half ? subproof(before, left, whole) : subproof(before - half, right, false);
        proof.add(before <= half ? root(right) : root(left));
        return proof;
    }

    private static int half(int size) {
        return Integer.highestOneBit(size - 1);
    }

    /// Tiles as a log keeps them: of each place the widest that was written.
    static TileSource source(Map<Tile, byte[]> tiles) {
        return wanted -> tiles.entrySet().stream()
                .filter(tile -> tile.getKey().level() == wanted.level()
                        && tile.getKey().index() == wanted.index()
                        && tile.getKey().width() >= wanted.width())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new Malformed("There is no tile " + wanted.path() + "."));
    }
}
