package org.bailee.cli;

import java.util.Map;
import org.bailee.client.Bailee;
import picocli.CommandLine.Command;

/// Begins a new epoch before its time.
@Command(
        name = "rotate",
        description = {
            "Begin a new key-encryption key now. Everything is wrapped under it in the background; then the old one",
            "is destroyed. Do this when a copy of the database or a backup of keys may be in the wrong hands."
        },
        footer = {"", "Example:", "  bailee custody rotate"})
final class CustodyRotateCommand extends ServerCommand {
    CustodyRotateCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        try (Bailee bailee = connection.open()) {
            int epoch = bailee.custody().beginEpoch();
            output.answer(
                    Map.of("epoch", epoch),
                    "Epoch " + epoch + " has begun. How far it is: "
                            + console.program().in("bailee custody epochs") + ".");
            return Exit.DONE;
        }
    }
}
