package org.bailee.cli;

import java.util.Map;
import java.util.Optional;
import org.bailee.client.Bailee;
import org.bailee.client.TokenPlace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes a stand-in for one field of one person.
@Command(
        name = "make",
        description = "Make a stand-in for one field of one person.",
        footer = {"", "Example:", "  bailee tokens make 0190c1d2-… profile.email --as fulfil-orders"})
final class TokensMakeCommand extends PurposeCommand {
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
        super(console);
    }

    @Override
    public Integer call() {
        try (Bailee bailee = connection.open()) {
            String token =
                    bailee.tokens(purposes.stated()).make(new TokenPlace(id, field, Optional.ofNullable(record)));
            output.answer(Map.of("token", token), token);
            return Exit.DONE;
        }
    }
}
