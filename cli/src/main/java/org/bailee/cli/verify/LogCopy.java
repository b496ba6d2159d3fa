package org.bailee.cli.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Fetches a log's files into a folder: the first time all of them, later those that are new.
///
/// The head is written last, so that what it tells of is there; each older head is kept, for it is what later
/// ones are held against. Begun again after it was stopped, it goes on where it was.
public final class LogCopy {
    private static final String PART = ".part";
    private static final Pattern PARTS = Pattern.compile("\\.part[0-9]+");

    private final Path folder;
    private final Function<String, Optional<byte[]>> fetch;

    /// What came of it.
    ///
    /// @param size of the log now
    /// @param fetched how many files
    /// @param gone how many bundles are pruned
    public record Copied(long size, long fetched, long gone, boolean isStopped) {}

    /// @param fetch a file of the log by its path; empty if it was pruned
    public LogCopy(Path folder, Function<String, Optional<byte[]>> fetch) {
        this.folder = folder;
        this.fetch = fetch;
    }

    /// @param progress told how many entries have been fetched
    /// @param stop whether to end soon
    /// @throws Unreadable if the server's log is not one that goes on from what lies here
    public Copied copy(LongConsumer progress, BooleanSupplier stop) throws IOException {
        Files.createDirectories(folder);
        removeParts();
        byte[] newest = must("checkpoint");
        Head head = Head.parse("the server's head", newest);
        mustGoOn(head);
        byte[] keys = must("keys");
        byte[] witnesses = must("witnesses");
        long fetched = 0;
        long gone = 0;
        for (int level = 0; level == 0 || hashes(level, head.size()) > 0; level++) {
            long hashes = hashes(level, head.size());
            for (long index = 0; index * LogFolder.WIDTH < hashes; index++) {
                if (stop.getAsBoolean()) {
                    return new Copied(head.size(), fetched, gone, true);
                }
                int width = (int) Math.min(LogFolder.WIDTH, hashes - index * LogFolder.WIDTH);
                fetched += copy(LogFolder.path(level, index, width)) ? 1 : 0;
                if (level == 0) {
                    String entries = LogFolder.path(LogFolder.ENTRIES, index, width);
                    boolean here = Files.exists(folder.resolve(entries), LinkOption.NOFOLLOW_LINKS);
                    fetched += copy(entries) ? 1 : 0;
                    gone += !here && !Files.exists(folder.resolve(entries)) ? 1 : 0;
                    progress.accept(Math.min(head.size(), (index + 1) * LogFolder.WIDTH));
                }
            }
        }
        mustHaveGrown(head);
        write("keys", keys);
        write("witnesses", witnesses);
        keepOldHead();
        write("checkpoint", newest);
        removeOldEdges(head.size());
        return new Copied(head.size(), fetched, gone, false);
    }

    /// Whether the file is one that a copy which was killed left half written: it is no part of the log.
    static boolean isPart(String name) {
        return PARTS.matcher(name).matches();
    }

    private boolean copy(String path) throws IOException {
        if (Files.isRegularFile(folder.resolve(path), LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        Optional<byte[]> bytes = fetch.apply(path);
        if (bytes.isEmpty()) {
            return false;
        }
        write(path, bytes.get());
        return true;
    }

    private void mustGoOn(Head head) throws IOException {
        Optional<Head> old = oldHead();
        if (old.isEmpty()) {
            return;
        }
        if (!old.get().origin().equals(head.origin())) {
            throw new Unreadable("The folder holds another log. Name a new folder for this one.");
        }
        if (old.get().size() > head.size()) {
            throw new Unreadable("The server's log has " + head.size() + " entries, and "
                    + old.get().size()
                    + " were fetched before: its end was cut off, or an old database was put back. Keep this folder as"
                    + " evidence, and name a new one for what the server has now.");
        }
        if (old.get().size() == head.size() && !Arrays.equals(old.get().root(), head.root())) {
            throw new Unreadable(
                    "The server's log is another one of the same size: a fork. Keep this folder as evidence,"
                            + " and name a new one for what the server has now.");
        }
    }

    /// The hashes that were fetched must be those of the old head and of the new: a longer log may be another one.
    private void mustHaveGrown(Head head) throws IOException {
        Optional<Head> old = oldHead();
        if (old.isPresent() && !new Growth(new LogFolder(folder), old.get(), head).isProven()) {
            // What lies here must go on being what the old head tells of.
            removeWhatIsNotOf(old.get().size());
            throw new Unreadable("The server's log has " + head.size() + " entries, and does not go on from the "
                    + old.get().size()
                    + " that were fetched before: what they tell was changed. Check this folder with bailee audit"
                    + " verify; if it is whole, keep it as evidence, and name a new one for what the server has now.");
        }
    }

    private void removeWhatIsNotOf(long size) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder.resolve("tile"))) {
            files = all.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .filter(path -> !LogFolder.belongs(folder.relativize(path).toString(), size))
                    .toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }

    private Optional<Head> oldHead() throws IOException {
        Path old = folder.resolve("checkpoint");
        return Files.exists(old) ? Optional.of(Head.parse("checkpoint", Files.readAllBytes(old))) : Optional.empty();
    }

    private void keepOldHead() throws IOException {
        Optional<Head> old = oldHead();
        if (old.isPresent()) {
            write("checkpoints/" + old.get().size(), Files.readAllBytes(folder.resolve("checkpoint")));
        }
    }

    /// Partial tiles that have grown since.
    private void removeOldEdges(long size) throws IOException {
        Path tiles = folder.resolve("tile");
        if (!Files.isDirectory(tiles)) {
            return;
        }
        List<Path> partial;
        try (Stream<Path> all = Files.walk(tiles)) {
            partial = all.filter(path -> path.toString().endsWith(".p") && Files.isDirectory(path))
                    .toList();
        }
        for (Path widths : partial) {
            removeOld(widths, size);
        }
    }

    private void removeOld(Path widths, long size) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(widths)) {
            files = all.toList();
        }
        for (Path file : files) {
            if (!LogFolder.belongs(folder.relativize(file).toString(), size)) {
                Files.delete(file);
            }
        }
        if (isEmpty(widths)) {
            Files.delete(widths);
        }
    }

    /// What a copy that was killed left half written.
    private void removeParts() throws IOException {
        List<Path> parts;
        try (Stream<Path> all = Files.list(folder)) {
            parts = all.filter(file -> isPart(file.getFileName().toString())).toList();
        }
        for (Path part : parts) {
            Files.delete(part);
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.findAny().isEmpty();
        }
    }

    private byte[] must(String path) {
        return fetch.apply(path).orElseThrow(() -> new Unreadable("The server has no " + path + "."));
    }

    /// The file is there whole or not at all. Entries tell who deals with whom: nobody else may read them.
    private void write(String path, byte[] bytes) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Path part = Files.createTempFile(
                folder, PART, "", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            try (FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE)) {
                out.write(ByteBuffer.wrap(bytes));
                // A file left empty by a power cut would count as fetched.
                out.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static long hashes(int level, long size) {
        return level == 0 ? size : size >> 8 * level;
    }
}
