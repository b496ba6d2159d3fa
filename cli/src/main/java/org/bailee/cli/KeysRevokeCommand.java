package org.bailee.cli;

import java.util.Map;
import org.bailee.client.Bailee;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Ends a key.
@Command(
        name = "revoke",
        description = "End an API key and every key it made. They are dead everywhere within two seconds.",
        footer = {"", "Example:", "  bailee keys revoke 0190c1d2-…     (ids: bailee keys list)"})
final class KeysRevokeCommand extends ServerCommand {
    @Parameters(paramLabel = "ID", description = "The key's id, not the key.")
    private String id = "";

    @Option(names = "--alone", description = "Leave the keys it made alive.")
    private boolean alone;

    KeysRevokeCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        if (id.startsWith("blk_")) {
            throw Failure.usage("This is a key, not the id of one.", "Find the id with: bailee keys list");
        }
        int revoked;
        try (Bailee bailee = connection.open()) {
            revoked = alone ? bailee.keys().revokeAlone(id) : bailee.keys().revoke(id);
        }
        output.answer(Map.of("id", id, "revoked", revoked), says(revoked));
        return Exit.DONE;
    }

    private String says(int revoked) {
        return switch (revoked) {
            case 0 -> "Nothing to do: " + id + " had ended before.";
            case 1 -> "Revoked " + id + ".";
            default -> "Revoked " + revoked + " keys: " + id + " and what came of it.";
        };
    }
}
