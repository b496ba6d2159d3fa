package org.bailee.server.keys;

import java.util.Map;
import org.bailee.server.audit.AuditEvent;
import org.bailee.server.audit.Outcome;

/// What befell a backup key: its number only.
record BackupKeyEvent(String kind, Outcome outcome, Map<String, String> details) implements AuditEvent {
    static BackupKeyEvent made(int number) {
        return new BackupKeyEvent("backup-key-made", Outcome.DONE, details(number));
    }

    /// No set lay under it any more.
    static BackupKeyEvent dropped(int number) {
        return new BackupKeyEvent("backup-key-dropped", Outcome.DONE, details(number));
    }

    private static Map<String, String> details(int number) {
        return Map.of("backup-key", Integer.toString(number));
    }
}
