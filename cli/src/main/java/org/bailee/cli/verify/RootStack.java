package org.bailee.cli.verify;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/// The root over hashes that come one after the other: complete subtrees, left to right, each smaller than the last.
final class RootStack {
    private record Subtree(int height, byte[] hash) {}

    private final Sha sha;
    private final Deque<Subtree> subtrees = new ArrayDeque<>();

    RootStack(Sha sha) {
        this.sha = sha;
    }

    private RootStack(RootStack other) {
        this(other.sha);
        subtrees.addAll(other.subtrees);
    }

    RootStack copy() {
        return new RootStack(this);
    }

    /// @param height of the complete subtree: 0 for a leaf; no higher than the one before
    void add(int height, byte[] hash) {
        int grown = height;
        byte[] whole = hash;
        while (!subtrees.isEmpty() && subtrees.getLast().height() == grown) {
            whole = sha.node(subtrees.removeLast().hash(), whole);
            grown++;
        }
        subtrees.addLast(new Subtree(grown, whole));
    }

    byte[] root() {
        if (subtrees.isEmpty()) {
            return sha.nothing();
        }
        Iterator<Subtree> smallestFirst = subtrees.descendingIterator();
        byte[] root = smallestFirst.next().hash();
        while (smallestFirst.hasNext()) {
            root = sha.node(smallestFirst.next().hash(), root);
        }
        return root;
    }
}
