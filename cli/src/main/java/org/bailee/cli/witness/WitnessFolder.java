package org.bailee.cli.witness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bailee.cli.Failure;
import org.bailee.crypto.log.Note;
import org.bailee.crypto.log.NoteSigner;
import org.jspecify.annotations.Nullable;

/// Where a witness keeps its key, the newest head it signed of each log, and heads that contradict each other.
///
/// Its own account alone may look inside, and one process at a time uses it.
public final class WitnessFolder implements AutoCloseable {
    private static final Set<PosixFilePermission> OWN = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private final Path folder;
    private @Nullable FileChannel lock;

    public WitnessFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /// Makes the folder if it is not there, and keeps other processes out until closed.
    public void open() throws IOException {
        if (Files.exists(folder.resolve("witness.key")) && !Files.isDirectory(folder.resolve("heads"))) {
            throw new Failure(
                    "The heads that this witness signed are missing from " + folder + ".",
                    "Give the folder back whole. Without its memory the witness would sign another past.");
        }
        for (Path each : List.of(folder, folder.resolve("heads"), folder.resolve("evidence"))) {
            if (Files.isDirectory(each)) {
                mustBeClosed(each);
            } else {
                Files.createDirectories(
                        each, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
        }
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock held = channel.tryLock();
        if (held == null) {
            channel.close();
            throw new Failure("Another witness uses " + folder + ".", "Stop it, or name another folder.");
        }
        lock = channel;
    }

    /// Whoever may write there could make it forget what it signed; whoever may read the key could sign in its
    /// name.
    private static void mustBeClosed(Path path) throws IOException {
        Set<PosixFilePermission> others = new HashSet<>(Files.getPosixFilePermissions(path));
        others.removeAll(OWN);
        if (!others.isEmpty()) {
            throw new Failure(
                    "Other accounts may look into " + path + ", or write to it.",
                    "Close it to them (chmod go= " + path + "), and if they could read the key, begin a new witness.");
        }
    }

    /// The key, made if there is none yet.
    ///
    /// @param name what to call it then
    public NoteSigner signer(String name, SecureRandom random) throws IOException {
        Optional<NoteSigner> known = signer();
        if (known.isPresent()) {
            return known.get();
        }
        byte[] seed = new byte[NoteSigner.SEED];
        random.nextBytes(seed);
        write(folder.resolve("witness.key"), name + "\n" + HexFormat.of().formatHex(seed) + "\n");
        return NoteSigner.witness(name, seed);
    }

    /// The key, if there is one.
    public Optional<NoteSigner> signer() throws IOException {
        Path file = folder.resolve("witness.key");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        mustBeClosed(file);
        List<String> lines = Files.readAllLines(file);
        if (lines.size() != 2 || !lines.get(1).matches("[0-9a-f]{64}")) {
            throw new Failure(file + " is no key of a witness.", "Give back the file as it was.");
        }
        return Optional.of(NoteSigner.witness(lines.get(0), HexFormat.of().parseHex(lines.get(1))));
    }

    /// The newest head signed of a log. What cannot be read is not taken for a log that is new: it would be signed
    /// anew.
    Optional<Note> head(String origin) {
        try {
            return Optional.of(Note.parse(Files.readAllBytes(file(origin))));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Keeps a head; it is on disk when this returns. What was signed and forgotten could be signed otherwise.
    void keep(String origin, Note note) {
        try {
            write(file(origin), note.toString());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /// Keeps two heads that cannot both be true.
    Path evidence(String origin, Note known, Note other) {
        Path file = folder.resolve("evidence").resolve(digest(origin + "\n" + other.text()));
        try {
            write(file, known + "\n" + other);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return file;
    }

    private Path file(String origin) {
        return folder.resolve("heads").resolve(digest(origin));
    }

    private void write(Path file, String text) throws IOException {
        Path part = Files.createTempFile(
                folder, "part", "", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            try (FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel directory = FileChannel.open(parent(file), StandardOpenOption.READ)) {
                directory.force(true);
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Path parent(Path file) {
        Path parent = file.getParent();
        return parent == null ? folder : parent;
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, 16));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    @Override
    public void close() throws IOException {
        @Nullable FileChannel held = lock;
        lock = null;
        if (held != null) {
            held.close();
        }
    }
}
