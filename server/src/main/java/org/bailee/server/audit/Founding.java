package org.bailee.server.audit;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import org.bailee.crypto.log.Checkpoint;
import org.bailee.crypto.log.Hash;
import org.bailee.server.database.Tx;

/// Begins the log: gives it its name, its first key and the checkpoint of nothing.
final class Founding {
    private final HeadStore heads;
    private final CheckpointFiles files;
    private final Pen pen;
    private final Tx tx;
    private final SecureRandom random;
    private final InstantSource clock;
    private final Optional<String> origin;

    Founding(
            HeadStore heads,
            CheckpointFiles files,
            Pen pen,
            Tx tx,
            SecureRandom random,
            InstantSource clock,
            Optional<String> origin) {
        this.heads = heads;
        this.files = files;
        this.pen = pen;
        this.tx = tx;
        this.random = random;
        this.clock = clock;
        this.origin = origin;
    }

    /// @throws LogFault if this home has published a log before, which the database then has lost
    Head found() {
        if (files.newest().isPresent()) {
            throw new LogFault(
                    "log.lost",
                    "This home has published checkpoints, and the database has no log at all.",
                    "Give back the database that belongs to this home, or start with a home of its own.");
        }
        String name = origin.orElseGet(this::drawn);
        return tx.write(() -> {
            pen.first(name);
            Checkpoint nothing = new Checkpoint(name, 0, Hash.EMPTY);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            Head head = new Head(
                    name, 0, nothing.root(), Optional.empty(), pen.sign(nothing), now, 0, OptionalLong.empty());
            if (!heads.insert(head)) {
                throw Pen.notYet();
            }
            return head;
        });
    }

    private String drawn() {
        byte[] bytes = new byte[8];
        random.nextBytes(bytes);
        return "bailee/" + HexFormat.of().formatHex(bytes);
    }
}
