package org.bailee.server.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.shared.Home;
import org.bailee.server.shared.PrivateFile;

/// How far this home's node has read the log again. It lies outside the database, whose owner would have the
/// log look away; each node reads for itself.
final class SelfCheckFile {
    private static final long MOST = 256;

    /// @param position the next to be read
    /// @param entry the last looked for a place
    /// @param passedAt when the whole was last found as it was written
    record Progress(long position, UUID entry, Optional<Instant> passedAt) {
        static Progress none() {
            return new Progress(0, new UUID(0, 0), Optional.empty());
        }
    }

    private final Path file;

    SelfCheckFile(Home home) {
        Home.makePrivateFolder(home.log());
        this.file = home.log().resolve("self-check");
    }

    /// What cannot be read is begun anew.
    Progress read() {
        try {
            if (Files.notExists(file) || Files.size(file) > MOST) {
                return Progress.none();
            }
            List<String> lines = Files.readString(file, UTF_8).lines().toList();
            return new Progress(
                    Math.max(0, Long.parseLong(lines.get(0))),
                    UUID.fromString(lines.get(1)),
                    lines.get(2).isEmpty() ? Optional.empty() : Optional.of(Instant.parse(lines.get(2))));
        } catch (IOException | IllegalArgumentException | DateTimeException | IndexOutOfBoundsException unreadable) {
            return Progress.none();
        }
    }

    void write(Progress progress) {
        String passed = progress.passedAt().map(Instant::toString).orElse("");
        PrivateFile.write(file, (progress.position() + "\n" + progress.entry() + "\n" + passed + "\n").getBytes(UTF_8));
    }
}
