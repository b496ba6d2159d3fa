package org.bailee.server.database;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where unpacked programs are kept between starts, shared by every Bailee of this account.
final class BinariesCache {
    private BinariesCache() {}

    /// For root a folder that the account PostgreSQL runs as can reach; otherwise the user's own cache.
    static Path usual() {
        if (Account.isRoot()) {
            return Path.of("/var/cache/bailee");
        }
        String given = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
        Path cache = given.startsWith("/") ? Path.of(given) : Path.of(System.getProperty("user.home"), ".cache");
        Path folder = cache.resolve("bailee");
        // An account without a home of its own still has a place for temporary files.
        return Files.isWritable(nearest(folder))
                ? folder
                : Path.of(System.getProperty("java.io.tmpdir"), "bailee-" + System.getProperty("user.name"));
    }

    private static Path nearest(Path folder) {
        Path path = folder;
        while (path.getParent() != null && !Files.exists(path)) {
            path = path.getParent();
        }
        return path;
    }
}
