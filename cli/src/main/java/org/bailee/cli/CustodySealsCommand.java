package org.bailee.cli;

import java.util.List;
import java.util.Map;
import org.bailee.client.Bailee;
import org.bailee.client.KeySeal;
import picocli.CommandLine.Command;

/// Shows which seals the root key is behind.
@Command(
        name = "seals",
        description = "List the seals the root key is behind. Any one opens it; losing all of them loses everything.",
        footer = {"", "Example:", "  bailee custody seals"})
final class CustodySealsCommand extends ServerCommand {
    CustodySealsCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        try (Bailee bailee = connection.open()) {
            List<KeySeal> seals = bailee.custody().seals();
            if (output.isJson()) {
                output.json(Map.of("seals", seals));
                return Exit.DONE;
            }
            output.table(
                    List.of("ID", "KIND", "LABEL", "SEALED"),
                    seals.stream()
                            .map(seal -> List.of(seal.id(), seal.kind(), seal.label(), seal.sealedAt()))
                            .toList());
            return Exit.DONE;
        }
    }
}
