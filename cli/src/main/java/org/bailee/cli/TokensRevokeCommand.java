package org.bailee.cli;

import java.util.Map;
import org.bailee.client.Bailee;
import picocli.CommandLine.Command;

/// Makes a token worthless. What it stood for stays.
@Command(
        name = "revoke",
        description = "Make a token worthless. What it stood for stays.",
        footer = {"", "Example:", "  bailee tokens revoke tok_… --as fulfil-orders"})
final class TokensRevokeCommand extends TokenCommand {
    TokensRevokeCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        try (Bailee bailee = connection.open()) {
            bailee.tokens(purposes.stated()).revoke(token);
        }
        output.answer(Map.of("revoked", true), "Revoked.");
        return Exit.DONE;
    }
}
