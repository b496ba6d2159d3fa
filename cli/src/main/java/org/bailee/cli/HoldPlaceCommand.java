package org.bailee.cli;

import org.bailee.client.Bailee;
import org.bailee.client.Hold;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Keeps everything of a person from being erased.
@Command(
        name = "place",
        description = "Keep everything of a person from being erased, until the hold is released.",
        footer = {"", "Example:", "  bailee hold place 0190c1d2-… --because M-2026/17 --owner legal --review 2027-03-31"
        })
final class HoldPlaceCommand extends ServerCommand {
    @Parameters(paramLabel = "ID", description = "The person's id.")
    private String id = "";

    @Mixin
    private HoldOptions options = new HoldOptions();

    HoldPlaceCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        Hold hold;
        try (Bailee bailee = connection.open()) {
            hold = bailee.holds().place(id, options.because, options.owner, options.review, options.reason);
        }
        output.answer(hold, "Held by " + hold.id() + ", to be reviewed on " + hold.reviewOn() + ".");
        return Exit.DONE;
    }
}
