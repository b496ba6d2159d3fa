package org.bailee.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bailee.client.Bailee;
import org.bailee.client.Page;
import org.bailee.client.Sighting;
import org.bailee.client.SightingQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Prints which fields of which people one credential saw, as when a key was stolen.
@Command(
        name = "seen",
        description = "Print which fields of which people an account or key saw between two instants.",
        footer = {
            "",
            "Examples:",
            "  bailee audit seen --actor 0190c1d2-… --from 2026-01-31T12:00:00Z --to 2026-01-31T13:00:00Z",
            "  bailee audit seen --actor 0190c1d2-… --from 2026-01-01T00:00:00Z --to 2027-01-01T00:00:00Z --csv > seen.csv",
            "",
            "Each field is told with the most that was seen of it: plain, matched (a search by it found the person),",
            "masked, or present."
        })
final class AuditSeenCommand extends ServerCommand {
    private static final int PEOPLE = 1_000;
    private static final List<String> HEADS =
            List.of("subject", "field", "strongest", "times", "first", "last", "purposes");

    @Option(names = "--actor", required = true, paramLabel = "ID", description = "The account or key.")
    private String actor = "";

    @Option(names = "--from", required = true, paramLabel = "TIME", description = "From this instant on.")
    private String from = "";

    @Option(names = "--to", required = true, paramLabel = "TIME", description = "Until before this instant.")
    private String to = "";

    @Option(names = "--csv", description = "Print CSV instead of a table.")
    private boolean csv;

    AuditSeenCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        if (csv && output.isJson()) {
            throw Failure.usage("--csv and --json do not go together.", "Leave one of them out.");
        }
        if (csv) {
            output.line(String.join(",", HEADS));
            // Ids, names of the register, numbers and moments: no cell needs a quote, or is one that a spreadsheet
            // runs.
            each(page -> page.forEach(seen -> output.line(String.join(",", cells(seen)))));
        } else if (output.isJson()) {
            each(page -> page.forEach(output::json));
        } else {
            List<List<String>> rows = new ArrayList<>();
            each(page -> page.forEach(seen -> rows.add(cells(seen))));
            output.table(
                    HEADS.stream()
                            .map(head -> head.toUpperCase(java.util.Locale.ROOT))
                            .toList(),
                    rows);
        }
        return Exit.DONE;
    }

    private void each(Consumer<List<Sighting>> printed) {
        try (Bailee bailee = connection.open()) {
            SightingQuery next = new SightingQuery(actor, from, to, Optional.empty(), PEOPLE);
            while (true) {
                Page<Sighting> page = bailee.audit().seen(next);
                printed.accept(page.items());
                output.flush();
                if (page.next().isEmpty()) {
                    return;
                }
                next = next.after(page.next().get());
            }
        }
    }

    private static List<String> cells(Sighting seen) {
        return List.of(
                seen.subject(),
                seen.field(),
                seen.strongest(),
                Long.toString(seen.times()),
                seen.first(),
                seen.last(),
                String.join(" ", seen.purposes()));
    }
}
