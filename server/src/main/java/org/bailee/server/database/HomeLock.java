package org.bailee.server.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Home;
import org.bailee.server.shared.Unavailable;
import org.jspecify.annotations.Nullable;

/// Keeps a home folder to one process at a time. The system lets go of it however that process ends.
final class HomeLock implements AutoCloseable {
    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    static HomeLock take(Home home) {
        Path file = home.lock();
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw inUse(home, file);
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(
                    String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new HomeLock(channel);
        } catch (IOException failed) {
            throw new Unavailable(
                    "home.unusable",
                    "The file " + file + " cannot be written ("
                            + failed.getClass().getSimpleName() + ").",
                    "Look whether the disk is full and whether this account may write there.");
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException _) {
            // Closing lets go of the lock even where it reports an error.
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    private static Conflict inUse(Home home, Path file) throws IOException {
        String other = Files.readString(file).strip();
        return new Conflict(
                "home.in-use",
                "The folder " + home.folder() + " is in use by another Bailee (process " + other + ").",
                "Stop that one first, or choose another folder with --home.");
    }
}
