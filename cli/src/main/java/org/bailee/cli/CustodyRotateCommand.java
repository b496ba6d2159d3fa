package org.bailee.cli;

import java.util.Map;
import org.bailee.client.Bailee;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Begins a new epoch before its time, or lets another backup key take over.
@Command(
        name = "rotate",
        description = {
            "Begin a new key-encryption key now, and destroy the old one once nothing needs it.",
            "Everything is wrapped under the new one in the background. Do this when a copy of the database or a backup of keys may be in the wrong hands.",
            "With --what backup-key: let another key take over for the next backups. Each that there is comes back as long",
            "as it is kept; with the last of them the old key is destroyed."
        },
        footer = {"", "Examples:", "  bailee custody rotate", "  bailee custody rotate --what backup-key"})
final class CustodyRotateCommand extends ServerCommand {
    private static final String EPOCH = "epoch";
    private static final String BACKUP_KEY = "backup-key";

    @Option(names = "--what", paramLabel = "KEY", description = "epoch (default) or backup-key.")
    private String what = EPOCH;

    CustodyRotateCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        if (!what.equals(EPOCH) && !what.equals(BACKUP_KEY)) {
            throw Failure.usage("There is no such key to change.", "Give --what epoch or --what backup-key.");
        }
        try (Bailee bailee = connection.open()) {
            return what.equals(EPOCH) ? epoch(bailee) : backupKey(bailee);
        }
    }

    private int backupKey(Bailee bailee) {
        int key = bailee.custody().changeBackupKey();
        output.answer(
                Map.of("backupKey", key),
                "The next backups are sealed under backup key " + key + ". Take one now: "
                        + console.program().in("bailee backup take") + ".");
        return Exit.DONE;
    }

    private int epoch(Bailee bailee) {
        int epoch = bailee.custody().beginEpoch();
        output.answer(
                Map.of("epoch", epoch),
                "Epoch " + epoch + " has begun. How far it is: "
                        + console.program().in("bailee custody epochs") + ".");
        return Exit.DONE;
    }
}
