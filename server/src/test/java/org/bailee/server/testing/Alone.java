package org.bailee.server.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/// Changes to the machine that all tests share, made by one of the JVMs that run them while the others wait.
public final class Alone {
    private Alone() {}

    /// @param work looks first whether another has done it meanwhile
    public static synchronized <T> T does(Supplier<T> work) {
        Path file = Path.of(
                System.getProperty("java.io.tmpdir"), "bailee-tests-" + System.getProperty("user.name") + ".lock");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            return work.get();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
