package org.bailee.cli;

import org.bailee.client.Bailee;
import org.bailee.client.Hold;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Ends a restriction.
@Command(
        name = "lift",
        description = "Lift a restriction. The person is told before (GDPR Art. 18(3)).",
        footer = {"", "Example:", "  bailee restrict lift 0190c1d2-… --told 2026-11-26     (ids: bailee restrict list)"
        })
final class RestrictLiftCommand extends ServerCommand {
    @Parameters(paramLabel = "ID", description = "The restriction's id.")
    private String id = "";

    @Option(
            names = "--told",
            required = true,
            paramLabel = "DAY",
            description = "The day on which you told the person that it is about to be lifted.")
    private String told = "";

    @Option(names = "--reason", paramLabel = "TICKET", description = "Why you do this, for the log.")
    private String reason = "";

    RestrictLiftCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        Hold lifted;
        try (Bailee bailee = connection.open()) {
            lifted = bailee.restrictions().lift(id, told, reason);
        }
        output.answer(lifted, "Lifted " + id + "; the person was told on " + told + ".");
        return Exit.DONE;
    }
}
