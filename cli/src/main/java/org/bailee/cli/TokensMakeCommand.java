package org.bailee.cli;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bailee.client.Bailee;
import org.bailee.client.TokenPlace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes a stand-in for one field of one person.
@Command(
        name = "make",
        description = "Make a stand-in for one field of one person.",
        footer = {"", "Example:", "  bailee tokens make 0190c1d2-… profile.email --as fulfil-orders"})
final class TokensMakeCommand implements Callable<Integer> {
    @Mixin
    private final Connection connection;

    @Mixin
    private final Output output;

    @Mixin
    private final Purposes purposes = new Purposes();

    @Parameters(index = "0", paramLabel = "ID", description = "The person's id.")
    private String id = "";

    @Parameters(index = "1", paramLabel = "FIELD", description = "The field, such as profile.email.")
    private String field = "";

    @Option(
            names = "--record",
            paramLabel = "ID",
            description = "The record, where the person may have many of the collection.")
    private @Nullable String record;

    TokensMakeCommand(Console console) {
        connection = new Connection(console);
        output = new Output(console);
    }

    @Override
    public Integer call() {
        try (Bailee bailee = connection.open()) {
            String token =
                    bailee.tokens(purposes.stated()).make(new TokenPlace(id, field, Optional.ofNullable(record)));
            if (output.isJson()) {
                output.json(Map.of("token", token));
            } else {
                output.line(token);
            }
            return Exit.DONE;
        }
    }
}
