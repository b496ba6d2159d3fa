package org.bailee.cli;

import java.util.Map;
import org.bailee.client.Bailee;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Ends a legal hold.
@Command(
        name = "release",
        description = "Release a legal hold. Once none is left, the person can be erased.",
        footer = {"", "Example:", "  bailee hold release 0190c1d2-… --reason CASE-CLOSED     (ids: bailee hold list)"})
final class HoldReleaseCommand extends ServerCommand {
    @Parameters(paramLabel = "ID", description = "The hold's id.")
    private String id = "";

    @Option(names = "--reason", paramLabel = "TICKET", description = "Why you do this, for the log.")
    private String reason = "";

    HoldReleaseCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        try (Bailee bailee = connection.open()) {
            bailee.holds().release(id, reason);
        }
        output.answer(Map.of("released", id), "Released " + id + ".");
        return Exit.DONE;
    }
}
