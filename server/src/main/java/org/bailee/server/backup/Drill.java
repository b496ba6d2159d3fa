package org.bailee.server.backup;

import java.util.UUID;
import org.bailee.server.keys.BackupKeys;

/// Proves that a set comes back: puts it into a scratch database, which is thrown away.
interface Drill {
    /// @param keys the set the keys come from
    Restored run(BackupStore store, UUID data, UUID keys, BackupKeys backups);
}
