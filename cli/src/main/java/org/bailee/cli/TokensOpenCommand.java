package org.bailee.cli;

import java.util.List;
import org.bailee.client.Bailee;
import org.bailee.client.OpenedToken;
import picocli.CommandLine.Command;

/// Opens what a token stands for. It is recorded.
@Command(
        name = "open",
        description = "Open what a token stands for. It is recorded.",
        footer = {"", "Example:", "  bailee tokens open tok_… --as fulfil-orders"})
final class TokensOpenCommand extends TokenCommand {
    TokensOpenCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        try (Bailee bailee = connection.open()) {
            OpenedToken opened = bailee.tokens(purposes.stated()).open(token);
            if (output.isJson()) {
                output.json(opened);
            } else {
                output.table(
                        List.of("PERSON", "FIELD", "VIEW", "VALUE"),
                        List.of(List.of(
                                opened.subject(),
                                opened.field(),
                                opened.view().toString(),
                                opened.value().text())));
            }
            return Exit.DONE;
        }
    }
}
