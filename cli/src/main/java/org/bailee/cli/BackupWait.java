package org.bailee.cli;

import java.time.Duration;
import java.util.Map;
import org.bailee.client.BackupRun;
import org.bailee.client.Backups;

/// Waits for what was begun with a backup, and tells how it ended.
final class BackupWait {
    private static final Duration LOOK = Duration.ofMillis(500);

    private BackupWait() {}

    /// @param says what is told when it worked, such as `Taken`
    static int until(Backups backups, BackupRun begun, Output output, String says) {
        BackupRun run = begun;
        while (run.isRunning()) {
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return Exit.INTERRUPTED;
            }
            run = backups.runs().stream()
                    .filter(one -> one.id().equals(begun.id()))
                    .findFirst()
                    .orElseThrow(() -> new Failure(
                            "The server no longer tells of this run.", "See what there is: bailee backup list"));
        }
        if (!run.state().equals("done")) {
            throw new Failure(
                    "It failed: " + run.fault() + ".",
                    "What that means and what to do: docs/how-to/back-up-and-restore.md");
        }
        output.answer(
                Map.of("set", run.set(), "tables", run.tables(), "rows", run.rows(), "bytes", run.bytes()),
                says + " " + run.set() + ": " + run.tables() + " tables, " + run.rows() + " rows, " + run.bytes()
                        + " bytes.");
        return Exit.DONE;
    }
}
