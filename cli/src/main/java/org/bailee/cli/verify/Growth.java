package org.bailee.cli.verify;

import java.util.Arrays;
import java.util.Optional;

/// Whether the hashes in a folder are those of a head, and their beginning those of an older one.
final class Growth {
    private final LogFolder folder;
    private final Head old;
    private final Head head;
    private final Sha sha = new Sha();
    private final RootStack tree = new RootStack(sha);
    private boolean isOldThere;

    Growth(LogFolder folder, Head old, Head head) {
        this.folder = folder;
        this.old = old;
        this.head = head;
        this.isOldThere = old.size() == 0;
    }

    boolean isProven() {
        for (long first = 0; first < head.size(); first += LogFolder.WIDTH) {
            int width = (int) Math.min(LogFolder.WIDTH, head.size() - first);
            Optional<byte[]> tile = folder.tile(0, first / LogFolder.WIDTH, width);
            if (tile.isEmpty() || tile.get().length != width * Sha.SIZE) {
                return false;
            }
            grow(first, new Hashes(tile.get()));
        }
        return isOldThere && Arrays.equals(tree.root(), head.root());
    }

    private void grow(long first, Hashes hashes) {
        long end = first + hashes.size();
        if (old.size() > first && old.size() <= end) {
            RootStack then = tree.copy();
            add(then, hashes, (int) (old.size() - first));
            isOldThere = Arrays.equals(then.root(), old.root());
        }
        add(tree, hashes, hashes.size());
    }

    private void add(RootStack to, Hashes hashes, int count) {
        if (count == LogFolder.WIDTH) {
            to.add(8, hashes.root(sha));
            return;
        }
        for (int i = 0; i < count; i++) {
            to.add(0, hashes.get(i));
        }
    }
}
