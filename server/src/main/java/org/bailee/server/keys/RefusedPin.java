package org.bailee.server.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Remembers, also after a restart, which PIN file a token refused: a token locks itself after a few wrong
/// PINs, and a server that is started again and again would use them up by itself.
///
/// The mark says which file it was and when it was written, and nothing of the PIN.
final class RefusedPin {
    private final Path mark;
    private volatile @Nullable String refused;

    RefusedPin(Path mark) {
        this.mark = mark;
    }

    boolean was(String version) {
        return version.equals(refused) || written().filter(version::equals).isPresent();
    }

    void remember(String version) {
        refused = version;
        try {
            if (Files.notExists(mark.getParent())) {
                Files.createDirectories(
                        mark.getParent(),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            Files.writeString(mark, version);
        } catch (IOException | UnsupportedOperationException _) {
            // Then only this process knows; the refusal that is told says what to do all the same.
        }
    }

    private Optional<String> written() {
        try {
            return Optional.of(Files.readString(mark));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
