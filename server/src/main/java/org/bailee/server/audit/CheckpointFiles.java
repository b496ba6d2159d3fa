package org.bailee.server.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.bailee.server.shared.Home;
import org.bailee.server.shared.PrivateFile;

/// What this home has published: the newest checkpoint, and the first of each day.
///
/// It lies outside the database, so that a database that was put back or changed does not agree with it.
final class CheckpointFiles {
    /// No checkpoint with its cosignatures is longer.
    private static final long MOST = 65_536;

    private final Path newest;
    private final Path days;

    CheckpointFiles(Home home) {
        Home.makePrivateFolder(home.log());
        this.newest = home.log().resolve("checkpoint");
        this.days = home.log().resolve("checkpoints");
        Home.makePrivateFolder(days);
    }

    Optional<byte[]> newest() {
        try {
            if (Files.size(newest) > MOST) {
                return Optional.of(new byte[0]);
            }
            return Optional.of(Files.readAllBytes(newest));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// On disk when this returns.
    void publish(byte[] checkpoint, Instant signedAt) {
        PrivateFile.write(newest, checkpoint);
        Path day = days.resolve(LocalDate.ofInstant(signedAt, ZoneOffset.UTC).toString());
        if (Files.notExists(day)) {
            PrivateFile.write(day, checkpoint);
        }
    }
}
