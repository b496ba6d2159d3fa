package org.bailee.server.journal;

import java.util.Map;
import org.bailee.server.audit.AuditEvent;

/// A database that came out of a backup was opened: counts only.
record JournalEvent(String kind, Map<String, String> details) implements AuditEvent {
    static final String OPENED = "restore-opened";
    static final String WITHOUT_JOURNAL = "restore-opened-without-journal";

    static JournalEvent kept(String takenAt, long lines, long again) {
        return new JournalEvent(
                OPENED,
                Map.of(
                        "taken-at",
                        takenAt,
                        "journal-lines",
                        String.valueOf(lines),
                        "done-again",
                        String.valueOf(again)));
    }

    static JournalEvent without(String takenAt) {
        return new JournalEvent(WITHOUT_JOURNAL, Map.of("taken-at", takenAt));
    }
}
