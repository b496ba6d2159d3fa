package org.bailee.server.backup;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.UUID;
import org.bailee.server.keys.KeyRing;
import org.bailee.server.shared.Ids;
import org.bailee.server.testing.TestClock;
import org.bailee.server.testing.TestDatabase;

/// Backups for tests of other rooms.
public final class TestBackups {
    private TestBackups() {}

    public static UUID take(TestDatabase database, KeyRing ring, Path folder) {
        TestClock clock = new TestClock();
        SecureRandom random = new SecureRandom();
        UUID set = new Ids(clock, random).next();
        new Taking(new TableStore(database.db()), database.tx(), ring, () -> Manifest.Log.NONE, "test", random, clock)
                .take(new FolderStore(folder), set, Pace.of(0), _ -> {});
        return set;
    }
}
