package org.bailee.client;

/// Something that was tried with a backup, and how far it is or how it ended.
///
/// @param what `take`, `verify` or `drill`; `silence` where no drill had succeeded for too long, `keys` where
/// the keys in the database were not sound, `tables` where its tables were not those that a restore fills
/// @param state `running`, `done` or `failed`
/// @param fault why it failed: a code; empty if it did not
/// @param begunAt ISO 8601
/// @param endedAt ISO 8601; empty while it runs
public record BackupRun(
        String id,
        String what,
        String set,
        String state,
        String fault,
        String begunAt,
        String endedAt,
        long tables,
        long rows,
        long bytes) {
    public boolean isRunning() {
        return state.equals("running");
    }
}
