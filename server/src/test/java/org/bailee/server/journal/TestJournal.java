package org.bailee.server.journal;

import java.nio.file.Path;
import java.util.List;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.TransparencyLog;
import org.bailee.server.keys.KeyRing;
import org.bailee.server.keys.StaffSecrets;
import org.bailee.server.shared.Home;
import org.bailee.server.testing.TestRooms;

/// Journals for tests of other rooms.
public final class TestJournal {
    private TestJournal() {}

    /// The journal of another node of the rooms, with keys and a home of its own.
    public static Journal ofAnotherNode(TestRooms rooms, KeyRing keys, Home home) {
        Journal journal = new Journal(
                new QuarantineStore(rooms.db()),
                home,
                new JournalSettings(List.of(), ""),
                keys.staffSecrets(),
                keys,
                rooms.get(AuditLog.class),
                rooms.get(TransparencyLog.class),
                rooms.tx(),
                rooms.clock());
        journal.open(_ -> false);
        return journal;
    }

    /// Opens the rooms' database as a start of the server does.
    ///
    /// @param lost the database for which the journal's loss is answered for
    /// @param copies folders of copies
    public static Journal open(TestRooms rooms, String lost, List<Path> copies, Enforcer enforcer) {
        Journal journal = new Journal(
                new QuarantineStore(rooms.db()),
                rooms.home(),
                new JournalSettings(copies, lost),
                rooms.get(StaffSecrets.class),
                rooms.get(KeyRing.class),
                rooms.get(AuditLog.class),
                rooms.get(TransparencyLog.class),
                rooms.tx(),
                rooms.clock());
        journal.open(enforcer);
        return journal;
    }
}
