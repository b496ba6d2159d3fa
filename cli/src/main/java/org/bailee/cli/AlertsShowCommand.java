package org.bailee.cli;

import java.util.ArrayList;
import java.util.List;
import org.bailee.client.Alert;
import org.bailee.client.AlertDetail;
import org.bailee.client.Bailee;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Shows one alert and the entries behind it.
@Command(
        name = "show",
        description = "Show an alert, the first hundred entries of the log behind it, and how somebody was told.",
        footer = {"", "Example:", "  bailee alerts show 0190c1d2-…     (ids: bailee alerts list)"})
final class AlertsShowCommand extends ServerCommand {
    @Parameters(paramLabel = "ID", description = "The alert.")
    private String id = "";

    AlertsShowCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        try (Bailee bailee = connection.open()) {
            AlertDetail detail = bailee.alerts().find(id);
            output.answer(detail, text(detail));
        }
        return Exit.DONE;
    }

    private static String text(AlertDetail detail) {
        List<String> lines = new ArrayList<>();
        Alert alert = detail.alert();
        lines.add(alert.grade() + " (" + alert.rule() + "): " + alert.says());
        lines.add("by " + alert.actor() + (alert.person().isEmpty() ? "" : ", of " + alert.person()) + ", "
                + alert.count() + " times from " + alert.firstAt() + " to " + alert.lastAt());
        lines.add(
                alert.acknowledgedBy().isEmpty()
                        ? "open"
                        : "acknowledged by " + alert.acknowledgedBy() + " at " + alert.acknowledgedAt() + " because "
                                + alert.reason());
        detail.deliveries()
                .forEach(told -> lines.add("told by " + told.way() + ": " + told.state() + ", tried " + told.attempts()
                        + " times" + (told.fault().isEmpty() ? "" : " (" + told.fault() + ")")));
        detail.entries().forEach(entry -> lines.add(AuditWords.line(entry)));
        return String.join("\n", lines);
    }
}
