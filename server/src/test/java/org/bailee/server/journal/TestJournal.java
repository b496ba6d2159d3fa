package org.bailee.server.journal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.Placed;
import org.bailee.server.audit.TransparencyLog;
import org.bailee.server.keys.KeyRing;
import org.bailee.server.keys.StaffSecrets;
import org.bailee.server.shared.Home;
import org.bailee.server.testing.TestRooms;

/// Journals for tests of other rooms.
public final class TestJournal {
    private TestJournal() {}

    /// What a journal would tell of these entries, written as its lines and read again.
    public static List<Obligation> told(List<Entry> entries, StaffSecrets secrets) {
        List<Obligation> told = new ArrayList<>();
        for (Entry entry : entries) {
            Told.by(new Placed(told.size(), entry.at(), entry)).stream()
                    .map(owed -> Line.of(owed, Line.BEGINNING, secrets).written())
                    .map(line -> Line.parse(line.strip()).obligation())
                    .forEach(told::add);
        }
        return told;
    }

    /// Does again what lines tell, as when a database is settled.
    ///
    /// @return how many things had to be done
    public static long again(List<Obligation> told, Enforcer enforcer) {
        Again again = new Again(List.of(enforcer));
        told.forEach(again::read);
        return again.end();
    }

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
        journal.open(List.of());
        return journal;
    }

    /// Opens the rooms' database as a start of the server does.
    ///
    /// @param lost the database for which the journal's loss is answered for
    /// @param copies folders of copies
    public static Journal open(TestRooms rooms, String lost, List<Path> copies, Enforcer... enforcers) {
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
        journal.open(List.of(enforcers));
        return journal;
    }
}
