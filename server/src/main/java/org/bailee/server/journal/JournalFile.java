package org.bailee.server.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Consumer;
import org.bailee.server.keys.StaffSecrets;
import org.bailee.server.shared.Home;
import org.jspecify.annotations.Nullable;

/// A journal on a disk: lines are added to its end, and are on the disk when that returns. Nothing in it is
/// changed.
final class JournalFile {
    private static final String NAME = "erasures";
    private static final int LONGEST_LINE = 66_000;

    private final Path folder;
    private final StaffSecrets secrets;

    /// Where the file ends.
    ///
    /// @param length of all whole lines, in bytes
    /// @param seal of the last of them
    /// @param position of the last entry told, or -1
    record End(long length, byte[] seal, long position, long lines) {
        static final End NONE = new End(0, Line.BEGINNING, -1, 0);
    }

    JournalFile(Path folder, StaffSecrets secrets) {
        this.folder = folder;
        this.secrets = secrets;
    }

    Path path() {
        return folder.resolve(NAME);
    }

    boolean exists() {
        return Files.exists(path());
    }

    /// Reads line by line, each sealed behind the one before. What a power cut left of a last line does not count.
    ///
    /// @param told each obligation, oldest first
    /// @throws JournalRefused if a line is not as it was written
    End read(Consumer<Obligation> told) {
        if (!exists()) {
            return End.NONE;
        }
        End end = End.NONE;
        try (BufferedReader in = Files.newBufferedReader(path(), US_ASCII)) {
            for (@Nullable String text = line(in); text != null; text = line(in)) {
                Line line = Line.parse(text);
                if (!line.follows(end.seal(), secrets)) {
                    throw new JournalRefused();
                }
                Obligation owed = line.obligation();
                told.accept(owed);
                end = new End(end.length() + text.length() + 1, line.seal(), owed.position(), end.lines() + 1);
            }
            return end;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// The next line that has an end, without it.
    private static @Nullable String line(BufferedReader in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                return text.toString();
            }
            if (text.append((char) c).length() > LONGEST_LINE) {
                throw new JournalRefused();
            }
        }
        return null;
    }

    /// @param end where the file ends, which is where these lines go: a half line left there is overwritten
    End append(End end, List<Obligation> more) {
        StringBuilder text = new StringBuilder();
        byte[] before = end.seal();
        for (Obligation owed : more) {
            Line line = Line.of(owed, before, secrets);
            text.append(line.written());
            before = line.seal();
        }
        byte[] bytes = text.toString().getBytes(US_ASCII);
        try {
            Home.makePrivateFolder(folder);
            if (!exists()) {
                Files.createFile(
                        path(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            try (FileChannel out = FileChannel.open(path(), StandardOpenOption.WRITE)) {
                out.truncate(end.length());
                out.position(end.length());
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    out.write(rest);
                }
                out.force(true);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new End(
                end.length() + bytes.length,
                before,
                more.isEmpty() ? end.position() : more.getLast().position(),
                end.lines() + more.size());
    }
}
