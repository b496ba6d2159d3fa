package org.bailee.cli;

import org.bailee.client.Bailee;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Lets a run that waits go on.
@Command(
        name = "approve",
        description = {
            "Let a run that waits erase what it found; look at that first: bailee retention runs RUN.",
            "Of a run that was refused because the clock jumped, it says that the clock is right.",
            "Whoever put the register in force does not approve what is erased by it."
        },
        footer = {"", "Example:", "  bailee retention approve 0190c1d2-…"})
final class RetentionApproveCommand extends ServerCommand {
    @Parameters(paramLabel = "RUN", description = "The run's id.")
    private String run = "";

    RetentionApproveCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        try (Bailee bailee = connection.open()) {
            output.answer(bailee.retention().approve(run), "Approved. How far it is: bailee retention runs " + run);
            return Exit.DONE;
        }
    }
}
