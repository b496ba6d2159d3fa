package org.bailee.crypto.log;

import java.util.Iterator;
import java.util.List;

/// Checks proofs against roots, with nothing else at hand (RFC 9162, sections 2.1.3.2 and 2.1.4.2).
public final class Proofs {
    private Proofs() {}

    /// Whether the leaf stands at this place of the tree.
    public static boolean includes(Hash leaf, long index, long size, List<Hash> proof, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long at = index;
        long last = size - 1;
        Hash hash = leaf;
        for (Hash neighbour : proof) {
            if (last == 0) {
                return false;
            }
            if (isRight(at) || at == last) {
                hash = Hash.node(neighbour, hash);
                // As the last of its level the node has no neighbour until it stands on the right.
                while (!isRight(at) && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Hash.node(hash, neighbour);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }

    /// Whether the smaller tree is a beginning of the larger.
    public static boolean consistent(long before, Hash rootBefore, long size, Hash root, List<Hash> proof) {
        if (before < 0 || before > size) {
            return false;
        }
        if (before == 0 && !rootBefore.equals(Hash.EMPTY)) {
            return false;
        }
        if (before == size) {
            return proof.isEmpty() && rootBefore.equals(root);
        }
        if (before == 0) {
            return proof.isEmpty();
        }
        if (proof.isEmpty()) {
            return false;
        }
        long at = before - 1;
        long last = size - 1;
        while (isRight(at)) {
            at >>= 1;
            last >>= 1;
        }
        Iterator<Hash> neighbours = proof.iterator();
        // A tree of a power of two leaves is itself a node of the larger: whoever checks has its hash already.
        Hash old = Long.bitCount(before) == 1 ? rootBefore : neighbours.next();
        Hash grown = old;
        while (neighbours.hasNext()) {
            if (last == 0) {
                return false;
            }
            Hash neighbour = neighbours.next();
            if (isRight(at) || at == last) {
                old = Hash.node(neighbour, old);
                grown = Hash.node(neighbour, grown);
                while (!isRight(at) && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                grown = Hash.node(grown, neighbour);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && old.equals(rootBefore) && grown.equals(root);
    }

    private static boolean isRight(long node) {
        return (node & 1) == 1;
    }
}
