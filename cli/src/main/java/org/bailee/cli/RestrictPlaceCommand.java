package org.bailee.cli;

import org.bailee.client.Bailee;
import org.bailee.client.Hold;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Restricts what is done with a person's data.
@Command(
        name = "place",
        description = "Restrict what is done with a person's data to storing it, and to what GDPR Art. 18(2) allows.",
        footer = {
            "",
            "Example:",
            "  bailee restrict place 0190c1d2-… --ground contested --because R-3 --owner privacy --review 2027-03-31"
        })
final class RestrictPlaceCommand extends ServerCommand {
    @Parameters(paramLabel = "ID", description = "The person's id.")
    private String id = "";

    @Option(
            names = "--ground",
            required = true,
            paramLabel = "WORD",
            description = "contested, unlawful, claims or objected: GDPR Art. 18(1)(a) to (d).")
    private String ground = "";

    @Mixin
    private HoldOptions options = new HoldOptions();

    RestrictPlaceCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        Hold placed;
        try (Bailee bailee = connection.open()) {
            placed = bailee.restrictions()
                    .place(id, ground, options.because, options.owner, options.review, options.reason);
        }
        output.answer(
                placed,
                "Restricted by " + placed.id() + ", to be reviewed on " + placed.reviewOn()
                        + ". The person is to be told before it is lifted.");
        return Exit.DONE;
    }
}
