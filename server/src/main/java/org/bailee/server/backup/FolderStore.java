package org.bailee.server.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.bailee.server.shared.Home;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.PrivateFile;
import org.bailee.server.shared.Unavailable;

/// Backups in a folder, such as that of another disk or of a share that is mounted: a folder per set, a file per
/// object.
final class FolderStore implements BackupStore {
    private static final String NEW = ".new";

    private final Path folder;

    FolderStore(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public void put(String name, byte[] content) {
        Path file = file(name);
        try {
            // A folder that is gone is a disk that is not mounted: making it would fill the wrong one.
            if (!Files.isDirectory(folder)) {
                throw away("it is not there");
            }
            Path set = folderOf(name);
            make(set);
            PrivateFile.write(file, content);
            force(set);
        } catch (IOException failed) {
            throw unwritten(name, failed);
        } catch (UncheckedIOException failed) {
            throw unwritten(name, new IOException(failed));
        }
    }

    /// By one of those who are there first with its objects.
    private synchronized void make(Path set) throws IOException {
        if (Files.notExists(set)) {
            Home.makeFolder(set);
            force(folder);
        }
    }

    @Override
    public byte[] read(String name, int most) {
        Path file = file(name);
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(most + 1);
        } catch (NoSuchFileException _) {
            throw new NotFound(
                    "backup.object-unknown",
                    "The backup store has no such object.",
                    "See what is there: bailee backup list.");
        } catch (IOException failed) {
            throw away(failed.getClass().getSimpleName());
        }
    }

    @Override
    public List<StoredObject> list() {
        try (Stream<Path> sets = Files.list(folder)) {
            return sets.filter(set -> Files.isDirectory(set, LinkOption.NOFOLLOW_LINKS))
                    .flatMap(this::objects)
                    .sorted(Comparator.comparing(StoredObject::name))
                    .toList();
        } catch (IOException failed) {
            throw away(failed.getClass().getSimpleName());
        } catch (UncheckedIOException failed) {
            throw away(failed.getClass().getSimpleName());
        }
    }

    @Override
    public void delete(String name) {
        Path file = file(name);
        try {
            Files.deleteIfExists(file);
            Path set = folderOf(name);
            if (isEmpty(set)) {
                Files.deleteIfExists(set);
                force(folder);
            } else if (Files.isDirectory(set)) {
                force(set);
            }
        } catch (IOException failed) {
            throw away(failed.getClass().getSimpleName());
        }
    }

    @Override
    public List<String> leftovers() {
        return leftoverSets().stream().map(set -> set.getFileName().toString()).toList();
    }

    @Override
    public void tidy() {
        for (Path set : leftoverSets()) {
            try (Stream<Path> files = Files.list(set)) {
                for (Path file : files.filter(FolderStore::isLeftover).toList()) {
                    Files.deleteIfExists(file);
                }
                if (isEmpty(set)) {
                    Files.deleteIfExists(set);
                } else {
                    force(set);
                }
                force(folder);
            } catch (IOException failed) {
                throw away(failed.getClass().getSimpleName());
            }
        }
    }

    private List<Path> leftoverSets() {
        try (Stream<Path> sets = Files.list(folder)) {
            List<Path> found = new ArrayList<>();
            for (Path set : sets.sorted().toList()) {
                if (Files.isDirectory(set, LinkOption.NOFOLLOW_LINKS)
                        && StoredObject.isName(set.getFileName() + "/x")
                        && (isEmpty(set) || hasLeftover(set))) {
                    found.add(set);
                }
            }
            return found;
        } catch (IOException failed) {
            throw away(failed.getClass().getSimpleName());
        }
    }

    private static boolean hasLeftover(Path set) throws IOException {
        try (Stream<Path> files = Files.list(set)) {
            return files.anyMatch(FolderStore::isLeftover);
        }
    }

    /// What [PrivateFile] writes before it has its name.
    private static boolean isLeftover(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(NEW)
                && StoredObject.isName("x/" + name.substring(0, name.length() - NEW.length()))
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private Stream<StoredObject> objects(Path set) {
        try (Stream<Path> files = Files.list(set)) {
            List<StoredObject> found = files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> StoredObject.isName(name(set, file)))
                    .map(file -> new StoredObject(name(set, file), size(file)))
                    .toList();
            return found.stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean isEmpty(Path set) throws IOException {
        if (!Files.isDirectory(set)) {
            return false;
        }
        try (Stream<Path> files = Files.list(set)) {
            return files.findAny().isEmpty();
        }
    }

    private static String name(Path set, Path file) {
        return set.getFileName() + "/" + file.getFileName();
    }

    private Path folderOf(String name) {
        return folder.resolve(name.substring(0, name.indexOf('/')));
    }

    private Path file(String name) {
        return folder.resolve(StoredObject.checked(name));
    }

    /// A file's name is on disk only once its folder is.
    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private Unavailable unwritten(String name, IOException failed) {
        try {
            Files.deleteIfExists(file(name).resolveSibling(file(name).getFileName() + NEW));
        } catch (IOException _) {
            // What is left has no object's name, so nobody takes it for one.
        }
        return isFull(failed)
                ? new Unavailable(
                        "backup.store-full",
                        "The backup store is full. The backup was not finished, and what was begun of it is removed.",
                        "Make room in " + folder + ", or keep fewer sets (bailee.backup.keep), then take it again.",
                        folder)
                : away(failed.getClass().getSimpleName());
    }

    /// The JDK has no type for it; both texts are the system's own (ENOSPC, EDQUOT).
    private static boolean isFull(IOException failed) {
        String text = String.valueOf(failed.getMessage());
        return text.contains("No space left on device") || text.contains("Disk quota exceeded");
    }

    private Unavailable away(String why) {
        return new Unavailable(
                "backup.store-away",
                "The backup folder " + folder + " cannot be used (" + why + ").",
                "Look whether its disk is mounted and whether this account may write there.",
                folder,
                why);
    }
}
