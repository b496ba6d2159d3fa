package org.bailee.server.backup;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.bailee.server.audit.AuditEvent;
import org.bailee.server.audit.Outcome;

/// Something was done with a backup; told by its set and by counts.
record BackupEvent(String kind, UUID set, Outcome outcome, Map<String, String> told) implements AuditEvent {
    /// @param differences how many there are between the tables and those that a restore fills
    static BackupEvent taken(Manifest manifest, int differences) {
        BackupEvent taken = done("backup-taken", manifest.set(), manifest.rows(), manifest.bytes());
        if (differences == 0) {
            return taken;
        }
        Map<String, String> told = new TreeMap<>(taken.told());
        told.put("differences", Integer.toString(differences));
        return new BackupEvent(taken.kind(), taken.set(), taken.outcome(), told);
    }

    static BackupEvent verified(UUID set, long rows, long bytes) {
        return done("backup-verified", set, rows, bytes);
    }

    static BackupEvent drilled(Restored restored) {
        return done("backup-drilled", restored.set(), restored.rows(), restored.bytes());
    }

    /// @param leftOut how many people got no key back
    /// @param givenUp how many people nothing of whom opens
    static BackupEvent restored(UUID set, FittingKeys.Chosen chosen, long leftOut, int givenUp) {
        return new BackupEvent(
                "backup-restored",
                set,
                Outcome.DONE,
                Map.of(
                        "keys", chosen.keys().toString(),
                        "newest-keys", chosen.last().set().toString(),
                        "other-seals", String.valueOf(chosen.otherSeals()),
                        "left-out", Long.toString(leftOut),
                        "given-up", Integer.toString(givenUp)));
    }

    static BackupEvent removed(UUID set, Coverage what) {
        return new BackupEvent("backup-removed", set, Outcome.DONE, Map.of("what", what.word()));
    }

    static BackupEvent failed(Run run, String code) {
        return new BackupEvent("backup-failed", run.set(), Outcome.FAILED, Map.of("what", run.what(), "code", code));
    }

    private static BackupEvent done(String kind, UUID set, long rows, long bytes) {
        return new BackupEvent(
                kind, set, Outcome.DONE, Map.of("rows", Long.toString(rows), "bytes", Long.toString(bytes)));
    }

    @Override
    public Map<String, String> details() {
        Map<String, String> details = new TreeMap<>(told);
        details.put("set", set.toString());
        return details;
    }
}
