package org.bailee.server.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.bailee.server.shared.Home;

/// A home folder of a test's own, outside folders that ordinary accounts cannot enter.
final class TestHome implements AutoCloseable {
    /// Small and without waiting for the disk: these tests look at how it starts and ends.
    static final Map<String, String> QUICK = Map.of("fsync", "off", "shared_buffers", "16MB");

    private final Home home;

    TestHome() {
        try {
            home = Home.open(Files.createTempDirectory("bailee-home"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Home home() {
        return home;
    }

    Path data() {
        return home.database().resolve("data");
    }

    Cluster start() {
        return Cluster.start(home, TestCluster.cache(), new SecureRandom(), QUICK);
    }

    @Override
    public void close() {
        try {
            Binaries.delete(home.folder());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
