package org.bailee.server.audit;

import java.util.Optional;
import org.bailee.crypto.log.Checkpoint;
import org.bailee.crypto.log.GrowingTree;
import org.bailee.crypto.log.Hash;
import org.bailee.crypto.log.Malformed;
import org.bailee.crypto.log.Note;
import org.bailee.crypto.log.TileSource;
import org.bailee.crypto.log.Tree;

/// Holds what the database has against what this home has published: the log may only ever have grown.
final class Past {
    private final CheckpointFiles files;
    private final TileSource tiles;
    private final Pen pen;
    private final PrunedMark mark;

    Past(CheckpointFiles files, TileSource tiles, Pen pen, PrunedMark mark) {
        this.files = files;
        this.tiles = tiles;
        this.pen = pen;
        this.mark = mark;
    }

    /// Lets the log go on from this head.
    ///
    /// @throws LogFault if it is not signed, its hashes are not its tree's, or what was published is not in it
    GrowingTree resume(Head head) {
        if (!pen.isOurs(head)) {
            throw LogFault.headUnsigned();
        }
        mark.of(head);
        mustExtend(head);
        return edge(head);
    }

    /// @throws LogFault if what this home has published is not in it
    private void mustExtend(Head head) {
        files.newest().ifPresent(published -> extend(head, published));
    }

    /// For who is not the one that gives places: of the head there is after what was published was read, as places may
    /// be given and published in between.
    ///
    /// @throws LogFault if that is not signed, or what this home has published is not in it
    void mustExtendMeanwhile(HeadStore heads) {
        files.newest()
                .ifPresent(published -> heads.read().ifPresent(head -> {
                    if (!pen.isOurs(head)) {
                        throw LogFault.headUnsigned();
                    }
                    extend(head, published);
                }));
    }

    private GrowingTree edge(Head head) {
        try {
            GrowingTree edge = GrowingTree.after(head.size(), tiles);
            if (!edge.root().equals(head.root())) {
                throw LogFault.tilesDiffer(head.size());
            }
            return edge;
        } catch (Malformed missing) {
            throw LogFault.tilesDiffer(head.size());
        }
    }

    private void extend(Head head, byte[] published) {
        Note note;
        Checkpoint known;
        try {
            note = Note.parse(published);
            known = Checkpoint.parse(note.text());
        } catch (Malformed damaged) {
            throw new LogFault(
                    "log.file-damaged",
                    "The file log/checkpoint of the home is not a checkpoint.",
                    "Put it back from a backup of the home, or from log/checkpoints; without it an older database would"
                            + " not be noticed.");
        }
        if (!known.origin().equals(head.origin())) {
            throw new LogFault(
                    "log.other-log",
                    "The file log/checkpoint of the home is of another log than the one in the database.",
                    "Start with the home that belongs to this database, or with the database that belongs to this home.");
        }
        if (known.size() > head.size()) {
            throw LogFault.older(known.size(), head.size());
        }
        if (!pen.signed(note, known) || !root(known.size(), head).equals(known.root())) {
            throw LogFault.otherPast(known.size());
        }
    }

    private Hash root(long size, Head head) {
        Optional<Hash> same = size == head.size() ? Optional.of(head.root()) : Optional.empty();
        try {
            return same.orElseGet(() -> new Tree(size, tiles).root());
        } catch (Malformed missing) {
            throw LogFault.tilesDiffer(head.size());
        }
    }
}
