package org.bailee.cli;

import org.bailee.client.Bailee;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Shows legal holds.
@Command(
        name = "list",
        description = "List legal holds, oldest first.",
        footer = {"", "Example:", "  bailee hold list --due 2026-12-31"})
final class HoldListCommand extends ServerCommand {
    @Option(names = "--due", paramLabel = "DAY", description = "Only those to be reviewed on this day or before.")
    private String due = "";

    HoldListCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        try (Bailee bailee = connection.open()) {
            HoldTable.print(output, after -> bailee.holds().page(due, after));
        }
        return Exit.DONE;
    }
}
