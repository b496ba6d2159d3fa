package org.bailee.cli.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads bundles and hashes their entries. One for each thread.
final class BundleCheck {
    private final LogFolder folder;
    private final Sha sha = new Sha();
    private final LeafReader reader = new LeafReader();

    BundleCheck(LogFolder folder) {
        this.folder = folder;
    }

    Bundle check(long index, int width) {
        long first = index * LogFolder.WIDTH;
        List<Finding> findings = new ArrayList<>();
        List<byte[]> claimed = claimed(index, width, findings);
        Optional<byte[]> bytes = Optional.empty();
        try {
            bytes = folder.tile(LogFolder.ENTRIES, index, width);
        } catch (Unreadable unreadable) {
            findings.add(range(Flaw.FORM, first, width, unreadable.why()));
        }
        if (bytes.isEmpty()) {
            return new Bundle(first, claimed, root(claimed, width), List.of(), true, findings);
        }
        List<Bundle.Placed> told = new ArrayList<>(width);
        List<byte[]> leaves = leaves(first, width, bytes.get(), told, findings);
        if (claimed.size() == width) {
            for (int i = 0; i < leaves.size(); i++) {
                if (!Arrays.equals(leaves.get(i), claimed.get(i))) {
                    findings.add(Finding.at(Flaw.HASHES, first + i, "The entry is not the one that was hashed."));
                }
            }
        }
        return new Bundle(first, leaves, root(leaves, width), told, false, findings);
    }

    private List<byte[]> claimed(long index, int width, List<Finding> findings) {
        long first = index * LogFolder.WIDTH;
        try {
            Optional<byte[]> tile = folder.tile(0, index, width);
            if (tile.isEmpty()) {
                findings.add(range(Flaw.MISSING, first, width, "The tile of their hashes is not there."));
                return List.of();
            }
            if (tile.get().length != width * Sha.SIZE) {
                findings.add(range(Flaw.FORM, first, width, "The tile of their hashes is not as wide as it must be."));
                return List.of();
            }
            return split(tile.get());
        } catch (Unreadable unreadable) {
            findings.add(range(Flaw.FORM, first, width, unreadable.why()));
            return List.of();
        }
    }

    private List<byte[]> leaves(long first, int width, byte[] bytes, List<Bundle.Placed> told, List<Finding> findings) {
        List<byte[]> leaves = new ArrayList<>(width);
        int at = 0;
        while (at < bytes.length && leaves.size() < width) {
            int length = at + 2 > bytes.length ? -1 : (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
            if (length < 0 || at + 2 + length > bytes.length) {
                findings.add(range(
                        Flaw.FORM, first + leaves.size(), width - leaves.size(), "The bundle ends within an entry."));
                return leaves;
            }
            long position = first + leaves.size();
            leaves.add(sha.leaf(bytes, at + 2, length));
            try {
                told.add(new Bundle.Placed(position, reader.read(bytes, at + 2, length)));
            } catch (Unreadable unreadable) {
                findings.add(Finding.at(Flaw.FORM, position, unreadable.why()));
            }
            at += 2 + length;
        }
        if (leaves.size() < width) {
            findings.add(
                    range(Flaw.MISSING, first + leaves.size(), width - leaves.size(), "The bundle ends before them."));
        } else if (at < bytes.length) {
            findings.add(range(Flaw.FORM, first, width, "The bundle has more entries than it can have."));
        }
        return leaves;
    }

    private byte[] root(List<byte[]> leaves, int width) {
        if (leaves.size() != LogFolder.WIDTH || width != LogFolder.WIDTH) {
            return new byte[0];
        }
        List<byte[]> level = leaves;
        while (level.size() > 1) {
            List<byte[]> above = new ArrayList<>(level.size() / 2);
            for (int i = 0; i < level.size(); i += 2) {
                above.add(sha.node(level.get(i), level.get(i + 1)));
            }
            level = above;
        }
        return level.getFirst();
    }

    static List<byte[]> split(byte[] tile) {
        List<byte[]> hashes = new ArrayList<>(tile.length / Sha.SIZE);
        for (int at = 0; at < tile.length; at += Sha.SIZE) {
            hashes.add(Arrays.copyOfRange(tile, at, at + Sha.SIZE));
        }
        return hashes;
    }

    private static Finding range(Flaw flaw, long first, int width, String says) {
        return new Finding(flaw, first, first + width - 1, says);
    }
}
