package org.bailee.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.bailee.client.Bailee;
import picocli.CommandLine.Command;

/// Prints whose signatures count for the log, to be handed to those who check it.
@Command(
        name = "key",
        description = {
            "Print the log's verifier keys: its first, then those it changed to.",
            "Hand the first to who checks the log, by a way of its own; it leads to all later ones."
        },
        footer = {"", "Example:", "  bailee audit key > log.key"})
final class AuditKeyCommand extends ServerCommand {
    AuditKeyCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        try (Bailee bailee = connection.open()) {
            List<String> keys = new String(bailee.audit().file("keys"), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            output.answer(Map.of("keys", keys), String.join("\n", keys));
            return Exit.DONE;
        }
    }
}
