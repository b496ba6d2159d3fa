package org.bailee.cli;

import java.util.Map;
import org.bailee.client.Bailee;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Ends a key.
@Command(
        name = "revoke",
        description = "End an API key. It is dead everywhere within two seconds.",
        footer = {"", "Example:", "  bailee keys revoke 0190c1d2-…     (ids: bailee keys list)"})
final class KeysRevokeCommand extends ServerCommand {
    @Parameters(paramLabel = "ID", description = "The key's id, not the key.")
    private String id = "";

    KeysRevokeCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        if (id.startsWith("blk_")) {
            throw Failure.usage("This is a key, not the id of one.", "Find the id with: bailee keys list");
        }
        try (Bailee bailee = connection.open()) {
            bailee.keys().revoke(id);
        }
        output.answer(Map.of("revoked", id), "Revoked " + id + ".");
        return Exit.DONE;
    }
}
