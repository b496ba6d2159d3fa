package org.bailee.cli;

import java.util.List;
import org.bailee.client.Bailee;
import org.bailee.client.SemanticType;
import picocli.CommandLine.Command;

/// Lists what a field of the register may hold.
@Command(
        name = "types",
        description = "List the types a field of the register may have, and how each can be searched.",
        footer = {"", "Example:", "  bailee register types"})
final class RegisterTypesCommand extends ServerCommand {
    RegisterTypesCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        try (Bailee bailee = connection.open()) {
            List<SemanticType> types = bailee.register().types();
            if (output.isJson()) {
                output.json(types);
            } else {
                output.table(
                        List.of("TYPE", "PARTS", "SEARCH", "HOLDS"),
                        types.stream()
                                .map(type -> List.of(
                                        type.name(),
                                        String.join(" ", type.parts()),
                                        String.join(" ", type.searches()),
                                        type.says()))
                                .toList());
            }
            return Exit.DONE;
        }
    }
}
