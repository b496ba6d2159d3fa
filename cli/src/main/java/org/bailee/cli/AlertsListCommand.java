package org.bailee.cli;

import java.util.ArrayList;
import java.util.List;
import org.bailee.client.Alert;
import org.bailee.client.AlertQuery;
import org.bailee.client.Bailee;
import org.bailee.client.Page;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Lists what the watch found.
@Command(
        name = "list",
        description = "List the alerts that nobody has acknowledged, newest first.",
        footer = {"", "Examples:", "  bailee alerts list --grade alarm", "  bailee alerts list --all --actor 0190c1d2-…"
        })
final class AlertsListCommand extends ServerCommand {
    private static final int PAGE = 1_000;

    @Option(names = "--all", description = "Those that were acknowledged, too.")
    private boolean all;

    @Option(names = "--grade", paramLabel = "WORD", description = "From this grade on: notice, warning or alarm.")
    private @Nullable String grade;

    @Option(names = "--rule", paramLabel = "NAME", description = "Those of this rule.")
    private @Nullable String rule;

    @Option(names = "--actor", paramLabel = "ID", description = "Those about this account or key.")
    private @Nullable String actor;

    @Option(names = "--person", paramLabel = "ID", description = "Those about this person.")
    private @Nullable String person;

    @Option(
            names = {"-n", "--lines"},
            defaultValue = "100",
            description = "How many at most. Default: ${DEFAULT-VALUE}.")
    private int lines;

    AlertsListCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        if (lines < 1) {
            throw Failure.usage("--lines is less than 1.", "Say how many alerts are wanted.");
        }
        List<Alert> alerts = alerts();
        if (output.isJson()) {
            output.json(alerts);
        } else {
            output.table(
                    List.of("ID", "GRADE", "STATE", "LAST", "TIMES", "ACTOR", "WHAT"),
                    alerts.stream().map(AlertsListCommand::row).toList());
        }
        return Exit.DONE;
    }

    private List<Alert> alerts() {
        try (Bailee bailee = connection.open()) {
            List<Alert> found = new ArrayList<>();
            AlertQuery next = query();
            while (true) {
                Page<Alert> page = bailee.alerts().page(next.limit(Math.min(PAGE, lines - found.size())));
                found.addAll(page.items());
                if (page.next().isEmpty() || found.size() >= lines) {
                    return found;
                }
                next = query().after(page.next().get());
            }
        }
    }

    private AlertQuery query() {
        AlertQuery query = AlertQuery.everything();
        query = all ? query : query.state("open");
        query = grade == null ? query : query.grade(grade);
        query = rule == null ? query : query.rule(rule);
        query = actor == null ? query : query.actor(actor);
        return person == null ? query : query.person(person);
    }

    private static List<String> row(Alert alert) {
        return List.of(
                alert.id(),
                alert.grade(),
                alert.state(),
                alert.lastAt(),
                Long.toString(alert.count()),
                alert.actor(),
                alert.says());
    }
}
