package org.bailee.cli;

import org.bailee.client.Bailee;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Reads a set to the last byte.
@Command(
        name = "verify",
        description = "Read a set and the newest keys to the last byte, and compare both with their manifests.",
        footer = {"", "Example:", "  bailee backup verify 0190c1d2-…     (ids: bailee backup list)"})
final class BackupVerifyCommand extends ServerCommand {
    @Parameters(paramLabel = "SET", description = "The set's id.")
    private String set = "";

    BackupVerifyCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        try (Bailee bailee = connection.open()) {
            return BackupWait.until(bailee.backups(), bailee.backups().verify(set), output, "Verified");
        }
    }
}
