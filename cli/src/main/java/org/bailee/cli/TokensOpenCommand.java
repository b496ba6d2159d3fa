package org.bailee.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.bailee.client.Bailee;
import org.bailee.client.OpenedToken;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Opens what a token stands for. It is recorded.
@Command(
        name = "open",
        description = "Open what a token stands for. It is recorded.",
        footer = {"", "Example:", "  bailee tokens open tok_… --as fulfil-orders"})
final class TokensOpenCommand implements Callable<Integer> {
    @Mixin
    private final Connection connection;

    @Mixin
    private final Output output;

    @Mixin
    private final Purposes purposes = new Purposes();

    @Parameters(paramLabel = "TOKEN", description = "The token, as make gave it.")
    private String token = "";

    TokensOpenCommand(Console console) {
        connection = new Connection(console);
        output = new Output(console);
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
