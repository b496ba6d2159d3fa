package org.bailee.cli.verify;

import java.util.ArrayList;
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
        Hashes claimed = claimed(index, width, findings);
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
        Hashes leaves = leaves(first, width, bytes.get(), told, findings);
        if (claimed.size() == width) {
            for (int i = 0; i < leaves.size(); i++) {
                if (!leaves.isAlike(claimed, i)) {
                    findings.add(Finding.at(Flaw.HASHES, first + i, "The entry is not the one that was hashed."));
                }
            }
        }
        return new Bundle(first, leaves, root(leaves, width), told, false, findings);
    }

    private Hashes claimed(long index, int width, List<Finding> findings) {
        long first = index * LogFolder.WIDTH;
        try {
            Optional<byte[]> tile = folder.tile(0, index, width);
            if (tile.isEmpty()) {
                findings.add(range(Flaw.MISSING, first, width, "The tile of their hashes is not there."));
                return Hashes.NONE;
            }
            if (tile.get().length != width * Sha.SIZE) {
                findings.add(range(Flaw.FORM, first, width, "The tile of their hashes is not as wide as it must be."));
                return Hashes.NONE;
            }
            return new Hashes(tile.get());
        } catch (Unreadable unreadable) {
            findings.add(range(Flaw.FORM, first, width, unreadable.why()));
            return Hashes.NONE;
        }
    }

    private Hashes leaves(long first, int width, byte[] bytes, List<Bundle.Placed> told, List<Finding> findings) {
        byte[] hashes = new byte[width * Sha.SIZE];
        int read = 0;
        int at = 0;
        while (at < bytes.length && read < width) {
            int length = at + 2 > bytes.length ? -1 : (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
            if (length < 0 || at + 2 + length > bytes.length) {
                findings.add(range(Flaw.FORM, first + read, width - read, "The bundle ends within an entry."));
                return new Hashes(hashes).first(read);
            }
            long position = first + read;
            sha.leaf(bytes, at + 2, length, hashes, read++ * Sha.SIZE);
            try {
                told.add(new Bundle.Placed(position, reader.read(bytes, at + 2, length)));
            } catch (Unreadable unreadable) {
                findings.add(Finding.at(Flaw.FORM, position, unreadable.why()));
            }
            at += 2 + length;
        }
        if (read < width) {
            findings.add(range(Flaw.MISSING, first + read, width - read, "The bundle ends before them."));
        } else if (at < bytes.length) {
            findings.add(range(Flaw.FORM, first, width, "The bundle has more entries than it can have."));
        }
        return read == width ? new Hashes(hashes) : new Hashes(hashes).first(read);
    }

    private byte[] root(Hashes leaves, int width) {
        boolean isWhole = leaves.size() == LogFolder.WIDTH && width == LogFolder.WIDTH;
        return isWhole ? leaves.root(sha) : new byte[0];
    }

    private static Finding range(Flaw flaw, long first, int width, String says) {
        return new Finding(flaw, first, first + width - 1, says);
    }
}
