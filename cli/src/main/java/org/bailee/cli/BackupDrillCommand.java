package org.bailee.cli;

import org.bailee.client.Bailee;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Proves that a set comes back.
@Command(
        name = "drill",
        description = "Put a set into a scratch database, compare every row, and throw the database away.",
        footer = {"", "Example:", "  bailee backup drill 0190c1d2-…     (ids: bailee backup list)"})
final class BackupDrillCommand extends ServerCommand {
    @Parameters(paramLabel = "SET", description = "The set's id.")
    private String set = "";

    BackupDrillCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        try (Bailee bailee = connection.open()) {
            return BackupWait.until(bailee.backups(), bailee.backups().drill(set), output, "Proven");
        }
    }
}
