package org.bailee.server.backup;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bailee.server.keys.KeyRing;
import org.bailee.server.shared.Ids;
import org.bailee.server.testing.TestClock;
import org.bailee.server.testing.TestDatabase;

/// Backups for tests of other rooms.
public final class TestBackups {
    private TestBackups() {}

    public static UUID take(TestDatabase database, KeyRing ring, Path folder) {
        return take(database, ring, folder, new TestClock());
    }

    /// @param clock by which sets follow each other
    public static UUID take(TestDatabase database, KeyRing ring, Path folder, TestClock clock) {
        SecureRandom random = new SecureRandom();
        UUID set = new Ids(clock, random).next();
        new Taking(
                        new TableStore(database.db()),
                        database.tx(),
                        ring,
                        () -> 3,
                        () -> Manifest.Log.NONE,
                        "test",
                        random,
                        clock)
                .take(new FolderStore(folder), set, Pace.of(0), _ -> {}, () -> {});
        return set;
    }

    /// Every set of that kind in the folder, the newest first.
    public static List<UUID> sets(Path folder, boolean keys) {
        return new Shelf(new FolderStore(folder), Instant.MAX.minusSeconds(600))
                .sets(keys ? Coverage.KEYS : Coverage.DATA);
    }

    /// Puts back a set of data with a set of keys, whichever they are.
    public static void restore(Path folder, UUID data, UUID keys, KeyRing ring, TestDatabase into) {
        new Restorer(new FolderStore(folder), new TableStore(into.db()), into.tx())
                .restore(data, keys, ring.backupKeys(), (_, _) -> {});
    }
}
