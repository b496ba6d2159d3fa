package org.bailee.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bailee.client.Bailee;
import org.bailee.client.KeyEntry;
import org.bailee.client.Page;
import picocli.CommandLine.Command;

/// Lists the keys by their beginnings.
@Command(
        name = "list",
        description = "List API keys by their beginnings: what each may do, when it was used, when it ends.",
        footer = {"", "Example:", "  bailee keys list"})
final class KeysListCommand extends ServerCommand {
    KeysListCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        try (Bailee bailee = connection.open()) {
            List<KeyEntry> keys = new ArrayList<>();
            Page<KeyEntry> page = bailee.keys().list(Optional.empty());
            keys.addAll(page.items());
            while (page.next().isPresent()) {
                page = bailee.keys().list(page.next());
                keys.addAll(page.items());
            }
            if (output.isJson()) {
                output.json(keys);
            } else {
                output.table(
                        List.of("ID", "NAME", "KEY", "MAY", "ROLES", "PURPOSES", "PEOPLE/H", "LAST USED", "ENDS"),
                        keys.stream().map(KeysListCommand::row).toList());
            }
            return Exit.DONE;
        }
    }

    private static List<String> row(KeyEntry key) {
        return List.of(
                key.id(),
                key.name(),
                key.prefix(),
                String.join(" ", key.permissions()),
                String.join(" ", key.roles()),
                String.join(" ", key.purposes()),
                key.peoplePerHour(),
                key.lastUsedOn().isEmpty() ? "never" : key.lastUsedOn(),
                key.revokedAt().isEmpty() ? key.expiresAt() : "revoked " + key.revokedAt());
    }
}
