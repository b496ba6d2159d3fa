package org.bailee.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.bailee.client.Bailee;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Ends a key.
@Command(
        name = "revoke",
        description = "End an API key. It is dead everywhere within two seconds.",
        footer = {"", "Example:", "  bailee keys revoke 0190c1d2-…     (ids: bailee keys list)"})
final class KeysRevokeCommand implements Callable<Integer> {
    @Mixin
    private final Connection connection;

    @Mixin
    private final Output output;

    @Parameters(paramLabel = "ID", description = "The key's id, not the key.")
    private String id = "";

    KeysRevokeCommand(Console console) {
        connection = new Connection(console);
        output = new Output(console);
    }

    @Override
    public Integer call() {
        if (id.startsWith("blk_")) {
            throw Failure.usage("This is a key, not the id of one.", "Find the id with: bailee keys list");
        }
        try (Bailee bailee = connection.open()) {
            bailee.keys().revoke(id);
        }
        if (output.isJson()) {
            output.json(Map.of("revoked", id));
        } else {
            output.line("Revoked " + id + ".");
        }
        return Exit.DONE;
    }
}
