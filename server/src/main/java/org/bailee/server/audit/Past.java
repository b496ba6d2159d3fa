package org.bailee.server.audit;

import java.util.Arrays;
import java.util.Optional;
import org.bailee.crypto.log.Checkpoint;
import org.bailee.crypto.log.Frontier;
import org.bailee.crypto.log.MalformedNote;
import org.bailee.crypto.log.MissingTile;
import org.bailee.crypto.log.Note;
import org.bailee.crypto.log.TileSource;
import org.bailee.crypto.log.Tree;

/// Holds what the database has against what this home has published: the log may only ever have grown.
final class Past {
    private final CheckpointFiles files;
    private final TileSource tiles;
    private final Pen pen;

    Past(CheckpointFiles files, TileSource tiles, Pen pen) {
        this.files = files;
        this.tiles = tiles;
        this.pen = pen;
    }

    /// Lets the log go on from this head.
    ///
    /// @throws LogFault if it is not signed, its hashes are not its tree's, or its tree does not begin with what
    was
    /// published
    Frontier resume(Head head) {
        signed(head);
        files.newest().ifPresent(published -> extend(head, published));
        try {
            Frontier frontier = Frontier.of(head.size(), tiles);
            if (!Arrays.equals(frontier.root(), head.root())) {
                throw LogFault.tilesDiffer(head.size());
            }
            return frontier;
        } catch (MissingTile missing) {
            throw LogFault.tilesDiffer(head.size());
        }
    }

    private void signed(Head head) {
        try {
            Note note = Note.parse(head.checkpoint());
            Checkpoint checkpoint = Checkpoint.of(note);
            if (!checkpoint.origin().equals(head.origin())
                    || !head.isOf(checkpoint.size(), checkpoint.root())
                    || !pen.signed(note, checkpoint)) {
                throw LogFault.headUnsigned();
            }
        } catch (MalformedNote changed) {
            throw LogFault.headUnsigned();
        }
    }

    private void extend(Head head, byte[] published) {
        Note note;
        Checkpoint known;
        try {
            note = Note.parse(published);
            known = Checkpoint.of(note);
        } catch (MalformedNote damaged) {
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
        if (!pen.signed(note, known) || !Arrays.equals(root(known.size(), head), known.root())) {
            throw LogFault.otherPast(known.size());
        }
    }

    private byte[] root(long size, Head head) {
        Optional<byte[]> same = size == head.size() ? Optional.of(head.root()) : Optional.empty();
        try {
            return same.orElseGet(() -> new Tree(tiles).root(size));
        } catch (MissingTile missing) {
            throw LogFault.tilesDiffer(head.size());
        }
    }
}
