package org.bailee.server.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.bailee.server.keys.StaffSecrets;
import org.bailee.server.shared.Home;
import org.bailee.server.shared.Owner;
import org.bailee.server.shared.PrivateFile;
import org.jspecify.annotations.Nullable;

/// A journal on a disk: lines are added to its end, and are on the disk when that returns. Nothing in it is
/// changed.
///
/// Its first line tells whose it is, so that an empty file is no journal. No link is followed: whoever may write
/// into a folder of copies could have any file of this account overwritten.
final class JournalFile {
    private static final String NAME = "erasures";
    private static final int LONGEST_LINE = 66_000;

    private final Path folder;
    private final boolean ours;
    private final StaffSecrets secrets;

    /// Where the file ends.
    ///
    /// @param length of all whole lines, in bytes
    /// @param last of them
    /// @param lines those that tell of an erasure
    record End(long length, byte[] seal, Obligation last, long lines) {}

    /// @param ours whether the folder is the home's own, and made where it is missing. A folder of copies that is
    /// missing is a disk that is not mounted
    JournalFile(Path folder, boolean ours, StaffSecrets secrets) {
        this.folder = folder;
        this.ours = ours;
        this.secrets = secrets;
    }

    Path path() {
        return folder.resolve(NAME);
    }

    boolean isOurs() {
        return ours;
    }

    boolean exists() {
        return Files.exists(path(), NOFOLLOW_LINKS);
    }

    /// Makes a journal that tells of nothing yet, whole or not at all.
    void begin(Instant at) {
        try {
            if (!ours && !Files.isDirectory(folder)) {
                throw new NoSuchFileException(folder.toString());
            }
            Home.makePrivateFolder(folder);
            PrivateFile.write(
                    path(),
                    Line.of(Obligation.beginning(at), Line.BEGINNING, secrets)
                            .written()
                            .getBytes(US_ASCII));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Reads line by line, each sealed behind the one before. What a power cut left of a last line does not count.
    ///
    /// @param told each line behind the first, oldest first
    /// @throws JournalRefused if a line is not as it was written, or none is there
    End read(Consumer<Obligation> told) {
        @Nullable End end = null;
        try (FileChannel file = open(false);
                BufferedReader in = new BufferedReader(Channels.newReader(file, US_ASCII))) {
            for (@Nullable String text = line(in); text != null; text = line(in)) {
                Line line = Line.parse(text);
                if (!line.follows(end == null ? Line.BEGINNING : end.seal(), secrets)) {
                    throw new JournalRefused();
                }
                Obligation owed = line.obligation();
                end = after(end, owed, text.length() + 1, line);
                if (end.length() > text.length() + 1) {
                    told.accept(owed);
                } else if (!owed.isMark()) {
                    throw new JournalRefused();
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        if (end == null) {
            throw new JournalRefused();
        }
        return end;
    }

    private static End after(@Nullable End end, Obligation owed, int length, Line line) {
        return new End(
                (end == null ? 0 : end.length()) + length,
                line.seal(),
                owed,
                (end == null ? 0 : end.lines()) + (owed.isMark() ? 0 : 1));
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
    /// @throws JournalMoved if it does not end there: it was put back, or another disk is there
    End append(End end, List<Obligation> more) {
        StringBuilder text = new StringBuilder();
        End after = end;
        for (Obligation owed : more) {
            Line line = Line.of(owed, after.seal(), secrets);
            text.append(line.written());
            after = after(after, owed, line.written().length(), line);
        }
        try (FileChannel file = open(true)) {
            if (!endsAt(end, file)) {
                throw new JournalMoved();
            }
            if (!more.isEmpty()) {
                file.truncate(end.length());
                file.position(end.length());
                ByteBuffer rest = ByteBuffer.wrap(text.toString().getBytes(US_ASCII));
                while (rest.hasRemaining()) {
                    file.write(rest);
                }
                file.force(true);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return after;
    }

    /// Whether the line we know as the last is, where it was, and no whole one is behind it.
    private static boolean endsAt(End end, FileChannel file) throws IOException {
        byte[] seal = (HexFormat.of().formatHex(end.seal()) + "\n").getBytes(US_ASCII);
        long behind = file.size() - end.length();
        if (behind < 0 || behind > LONGEST_LINE) {
            return false;
        }
        ByteBuffer bytes = ByteBuffer.allocate(seal.length + (int) behind);
        while (bytes.hasRemaining() && file.read(bytes, end.length() - seal.length + bytes.position()) > 0) {
            // Until all of it is read.
        }
        byte[] read = bytes.array();
        for (int i = 0; i < read.length; i++) {
            if (i < seal.length ? read[i] != seal[i] : read[i] == '\n') {
                return false;
            }
        }
        return true;
    }

    private FileChannel open(boolean write) throws IOException {
        if (!exists()) {
            throw new NoSuchFileException(path().toString());
        }
        if (!Files.isRegularFile(path(), NOFOLLOW_LINKS) || !Owner.isTrusted(path())) {
            throw new JournalRefused();
        }
        return write
                ? FileChannel.open(path(), READ, WRITE, NOFOLLOW_LINKS)
                : FileChannel.open(path(), READ, NOFOLLOW_LINKS);
    }
}
