package org.bailee.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.bailee.client.Bailee;
import org.bailee.client.Status;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Says how the server is.
@Command(
        name = "status",
        description = "How the server is: versions, seal, free space, and what needs looking after.",
        footer = {"", "Example:", "  bailee status --home ./bailee-data"})
final class StatusCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final Connection connection;

    @Mixin
    private final Output output;

    StatusCommand(Console console) {
        this.console = console;
        connection = new Connection(console);
        output = new Output(console);
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
