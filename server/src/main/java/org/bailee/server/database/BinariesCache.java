package org.bailee.server.database;

import java.nio.file.Files;
import java.nio.file.Path;
import org.bailee.server.shared.Home;

/// Where unpacked programs are kept between starts, shared by every Bailee of this account.
final class BinariesCache {
    private BinariesCache() {}

    /// For root a folder that the account PostgreSQL runs as can reach; otherwise the user's own cache.
    static Path usual(Home home) {
        return Account.isRoot()
                ? Path.of("/var/cache/bailee")
                : ofUser(home, System.getenv().getOrDefault("XDG_CACHE_HOME", ""), System.getProperty("user.home"));
    }

    /// @param given the folder for caches, where the environment names one
    static Path ofUser(Home home, String given, String user) {
        Path cache = given.startsWith("/") ? Path.of(given) : Path.of(user, ".cache");
        Path folder = cache.resolve("bailee");
        // An account without a home of its own still has Bailee's. Never a folder for temporary files: whoever is first
        // to make one there would choose the programs we run.
        Path nearest = nearest(folder);
        return Files.isDirectory(nearest) && Files.isWritable(nearest)
                ? folder
                : home.folder().resolve("programs");
    }

    private static Path nearest(Path folder) {
        Path path = folder;
        while (path.getParent() != null && !Files.exists(path)) {
            path = path.getParent();
        }
        return path;
    }
}
