package org.bailee.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.bailee.client.Bailee;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Makes a token worthless. What it stood for stays.
@Command(
        name = "revoke",
        description = "Make a token worthless. What it stood for stays.",
        footer = {"", "Example:", "  bailee tokens revoke tok_… --as fulfil-orders"})
final class TokensRevokeCommand implements Callable<Integer> {
    @Mixin
    private final Connection connection;

    @Mixin
    private final Output output;

    @Mixin
    private final Purposes purposes = new Purposes();

    @Parameters(paramLabel = "TOKEN", description = "The token, as make gave it.")
    private String token = "";

    TokensRevokeCommand(Console console) {
        connection = new Connection(console);
        output = new Output(console);
    }

    @Override
    public Integer call() {
        try (Bailee bailee = connection.open()) {
            bailee.tokens(purposes.stated()).revoke(token);
        }
        if (output.isJson()) {
            output.json(Map.of("revoked", true));
        } else {
            output.line("Revoked.");
        }
        return Exit.DONE;
    }
}
