package org.bailee.cli;

import org.bailee.client.Bailee;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Shows restrictions.
@Command(
        name = "list",
        description = "List restrictions, oldest first.",
        footer = {"", "Example:", "  bailee restrict list --due 2026-12-31"})
final class RestrictListCommand extends ServerCommand {
    @Option(names = "--due", paramLabel = "DAY", description = "Only those to be reviewed on this day or before.")
    private String due = "";

    RestrictListCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        try (Bailee bailee = connection.open()) {
            HoldTable.print(output, after -> bailee.restrictions().page(due, after));
        }
        return Exit.DONE;
    }
}
