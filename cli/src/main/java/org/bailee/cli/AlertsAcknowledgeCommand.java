package org.bailee.cli;

import org.bailee.client.Alert;
import org.bailee.client.Bailee;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Says that somebody looked into an alert.
@Command(
        name = "acknowledge",
        description = "Say that you looked into an alert, and where it is written what it was. It is recorded.",
        footer = {"", "Example:", "  bailee alerts acknowledge 0190c1d2-… --reason TICKET-7"})
final class AlertsAcknowledgeCommand extends ServerCommand {
    @Parameters(paramLabel = "ID", description = "The alert.")
    private String id = "";

    @Option(names = "--reason", required = true, paramLabel = "TICKET", description = "A reference, such as a ticket.")
    private String reason = "";

    AlertsAcknowledgeCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        try (Bailee bailee = connection.open()) {
            Alert alert = bailee.alerts().acknowledge(id, reason);
            output.answer(alert, "Acknowledged " + alert.id() + ": " + alert.says());
        }
        return Exit.DONE;
    }
}
