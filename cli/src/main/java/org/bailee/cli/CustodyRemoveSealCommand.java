package org.bailee.cli;

import java.util.Map;
import org.bailee.client.Bailee;
import org.bailee.client.SealOpening;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Removes a seal.
@Command(
        name = "remove-seal",
        description = {
            "Remove a seal. One that stays must be opened first: the key file in the home folder, unless you name another.",
            "A copy of the database from before still opens by the seal that is gone."
        },
        footer = {
            "",
            "Example:",
            "  bailee custody remove-seal 0190c1d2-… --open-by-passphrase     (ids: bailee custody seals)"
        })
final class CustodyRemoveSealCommand extends ServerCommand {
    @Parameters(paramLabel = "ID", description = "The id of the seal.")
    private String id = "";

    @Mixin
    private OpeningOptions opening = new OpeningOptions();

    CustodyRemoveSealCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        SealOpening open = opening.read(console, connection);
        try (Bailee bailee = connection.open()) {
            bailee.custody().removeSeal(id, open);
            output.answer(
                    Map.of("id", id),
                    "Removed the seal " + id
                            + ". Backups and copies of the database made before still open by it, and the root key is the same as before; another takes its place by "
                            + console.program().in("bailee custody change-root") + ".");
            return Exit.DONE;
        }
    }
}
