package org.bailee.cli;

import java.util.Map;
import org.bailee.client.Bailee;
import picocli.CommandLine.Command;

/// Seals a running server.
@Command(
        name = "seal",
        description = {
            "Make the server forget its keys at once: nothing can be stored or opened until somebody unseals it.",
            "Of several servers, only the one you name with --url. Do this when somebody may be inside."
        },
        footer = {"", "Example:", "  bailee custody seal"})
final class CustodySealCommand extends ServerCommand {
    CustodySealCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        try (Bailee bailee = connection.open()) {
            bailee.custody().sealServer();
            output.answer(Map.of("sealed", true), "Sealed. Somebody has to unseal it: bailee custody unseal --help");
            return Exit.DONE;
        }
    }
}
