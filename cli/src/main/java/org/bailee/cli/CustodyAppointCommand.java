package org.bailee.cli;

import java.util.List;
import java.util.Map;
import org.bailee.client.Appointment;
import org.bailee.client.Bailee;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Begins an appointment of custodians.
@Command(
        name = "appoint",
        description = {
            "Share a seal among people, of whom some must come together.",
            "Each sees their own share on the console's page /custodians and types it back; with the last one the seal",
            "comes into force. Another seal must be opened: the key file in the home folder, unless you name another."
        },
        footer = {
            "",
            "Example:",
            "  bailee custody appoint management --needed 2 01a0-…-1 01a0-…-2 01a0-…-3",
            "The ids of staff stand in the console's list of staff, as CSV."
        })
final class CustodyAppointCommand extends ServerCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "What the seal is called; no personal data.")
    private String label = "";

    @Parameters(index = "1..*", paramLabel = "STAFF-ID", arity = "2..*", description = "Who is to hold a share.")
    private List<String> custodians = List.of();

    @Option(names = "--needed", required = true, paramLabel = "K", description = "How many must come together.")
    private int needed;

    @Option(names = "--replaces", paramLabel = "ID", description = "The seal whose custodians these replace.")
    private String replaces = "";

    @Mixin
    private OpeningOptions opening = new OpeningOptions();

    CustodyAppointCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        try (Bailee bailee = connection.open()) {
            Appointment begun =
                    bailee.custody().appoint(label, needed, custodians, replaces, opening.read(console, connection));
            output.answer(
                    Map.of("needed", begun.needed(), "until", begun.until(), "parts", begun.parts()),
                    "Begun. Each of the " + begun.parts().size()
                            + " custodians now opens the page /custodians of the console; how far they are: bailee custody appointment");
            return Exit.DONE;
        }
    }
}
