package org.bailee.cli;

import java.util.List;
import org.bailee.client.Bailee;
import org.bailee.client.Status;
import picocli.CommandLine.Command;

/// Says how the server is.
@Command(
        name = "status",
        description = "How the server is: versions, seal, free space, and what needs looking after.",
        footer = {"", "Example:", "  bailee status --home ./bailee-data"})
final class StatusCommand extends ServerCommand {
    StatusCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        try (Bailee bailee = connection.open()) {
            Status status = bailee.status();
            if (output.isJson()) {
                output.json(status);
            } else {
                output.table(List.of("WHAT", "IS"), StatusWords.rows(status.facts()));
                status.warnings().forEach(warning -> console.say("warning: " + warning));
            }
            return Exit.DONE;
        }
    }
}
