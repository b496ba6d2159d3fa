package org.bailee.cli;

import java.util.List;
import java.util.Map;
import org.bailee.client.Appointment;
import org.bailee.client.Bailee;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Shows how far an appointment of custodians is, or abandons it.
@Command(
        name = "appointment",
        description = "Show which custodians have seen and confirmed their share; or abandon the appointment.",
        footer = {"", "Example:", "  bailee custody appointment"})
final class CustodyAppointmentCommand extends ServerCommand {
    @Option(names = "--abandon", description = "End it; the shares are worth nothing.")
    private boolean abandon;

    CustodyAppointmentCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        try (Bailee bailee = connection.open()) {
            if (abandon) {
                bailee.custody().abandonAppointment();
                output.answer(Map.of("abandoned", true), "Abandoned. The seals are as they were.");
                return Exit.DONE;
            }
            Appointment now = bailee.custody().appointment();
            if (output.isJson()) {
                output.json(Map.of("needed", now.needed(), "until", now.until(), "parts", now.parts()));
                return Exit.DONE;
            }
            output.table(
                    List.of("SHARE", "CUSTODIAN", "SHOWN", "CONFIRMED"),
                    now.parts().stream()
                            .map(part -> List.of(
                                    Integer.toString(part.share()),
                                    part.custodian(),
                                    part.isShown() ? "yes" : "no",
                                    part.isConfirmed() ? "yes" : "no"))
                            .toList());
            return Exit.DONE;
        }
    }
}
