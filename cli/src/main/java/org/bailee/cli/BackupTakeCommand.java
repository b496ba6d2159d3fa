package org.bailee.cli;

import org.bailee.client.Bailee;
import picocli.CommandLine.Command;

/// Takes a backup and waits for it.
@Command(
        name = "take",
        description = {
            "Take a backup of everything, as it is at this moment, while the server goes on serving.",
            "A drill follows by itself, unless bailee.backup.drill is off."
        },
        footer = {"", "Example:", "  bailee backup take"})
final class BackupTakeCommand extends ServerCommand {
    BackupTakeCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        try (Bailee bailee = connection.open()) {
            return BackupWait.until(bailee.backups(), bailee.backups().take(), output, "Taken");
        }
    }
}
