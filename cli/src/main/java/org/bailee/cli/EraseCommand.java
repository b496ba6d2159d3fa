package org.bailee.cli;

import java.util.Map;
import org.bailee.client.Bailee;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Erases a person for good.
@Command(
        name = "erase",
        description = "Erase a person: rows, indexes and tokens go, the data key is destroyed. There is no way back.",
        footer = {"", "Example:", "  bailee erase 0190c1d2-… --as fulfil-orders --reason REQUEST-12"})
final class EraseCommand extends PurposeCommand {
    @Option(names = "--yes", description = "Do not ask whether you are sure.")
    private boolean sure;

    @Parameters(paramLabel = "ID", description = "The person's id.")
    private String id = "";

    EraseCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        // A script must say so itself: there is no way back, and nobody to ask.
        if (!sure && !(console.terminal() && saysYes())) {
            throw new Failure("Nothing was erased.", "Type yes when asked, or give --yes.");
        }
        try (Bailee bailee = connection.open()) {
            bailee.people(purposes.stated()).erase(id);
        }
        output.answer(Map.of("erased", id), "Erased " + id + ".");
        return Exit.DONE;
    }

    private boolean saysYes() {
        return console.ask("Erase this person for good? Type yes: ", false).equals("yes");
    }
}
