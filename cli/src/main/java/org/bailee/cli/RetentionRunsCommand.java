package org.bailee.cli;

import java.util.List;
import java.util.Optional;
import org.bailee.client.Bailee;
import org.bailee.client.RetentionRun;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Shows the last runs, or one with what it found.
@Command(
        name = "runs",
        description = "List the last retention runs and previews, or show one with what it found.",
        footer = {"", "Examples:", "  bailee retention runs", "  bailee retention runs 0190c1d2-…"})
final class RetentionRunsCommand extends ServerCommand {
    @Parameters(arity = "0..1", paramLabel = "RUN", description = "A run's id.")
    private @Nullable String run;

    RetentionRunsCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        try (Bailee bailee = connection.open()) {
            if (run != null) {
                RetentionWords.show(bailee.retention().read(run), output);
                return Exit.DONE;
            }
            List<RetentionRun> runs = bailee.retention().list(Optional.empty()).items();
            if (output.isJson()) {
                output.json(runs);
                return Exit.DONE;
            }
            output.table(
                    List.of("RUN", "WHAT", "STATE", "WHY", "BEGUN", "DUE PEOPLE", "HELD", "ERASED"),
                    runs.stream().map(RetentionRunsCommand::row).toList());
            return Exit.DONE;
        }
    }

    private static List<String> row(RetentionRun run) {
        return List.of(
                run.id(),
                run.what(),
                run.state(),
                run.why(),
                run.begunAt(),
                String.valueOf(run.duePeople()),
                String.valueOf(run.heldRecords()),
                run.erasedPeople() + " people, " + run.erasedRecords() + " records, fields of " + run.emptiedRecords());
    }
}
