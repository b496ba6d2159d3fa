package org.bailee.server.journal;

import java.util.List;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.keys.StaffSecrets;
import org.bailee.server.testing.TestRooms;

/// Journals for tests of other rooms.
public final class TestJournal {
    private TestJournal() {}

    /// Opens the rooms' database as a start of the server does.
    ///
    /// @param lost whether the journal's loss is answered for
    public static Journal open(TestRooms rooms, boolean lost, Enforcer enforcer) {
        Journal journal = new Journal(
                new QuarantineStore(rooms.db()),
                rooms.home(),
                new JournalSettings(List.of(), lost),
                rooms.get(StaffSecrets.class),
                rooms.get(AuditLog.class),
                rooms.tx(),
                rooms.clock());
        journal.open(enforcer);
        return journal;
    }
}
