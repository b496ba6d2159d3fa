package org.bailee.cli;

import java.util.List;
import java.util.Map;
import org.bailee.client.BackupRun;
import org.bailee.client.BackupSet;
import org.bailee.client.Bailee;
import picocli.CommandLine.Command;

/// Shows which backups there are, and how what was tried with them ended.
@Command(
        name = "list",
        description = "List the backup sets that are kept, and what was tried last with them.",
        footer = {"", "Example:", "  bailee backup list"})
final class BackupListCommand extends ServerCommand {
    BackupListCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        try (Bailee bailee = connection.open()) {
            List<BackupSet> sets = bailee.backups().list();
            List<BackupRun> runs = bailee.backups().runs();
            if (output.isJson()) {
                output.json(Map.of("sets", sets, "runs", runs));
                return Exit.DONE;
            }
            output.table(
                    List.of("SET", "TAKEN", "ITS KEYS"),
                    sets.stream()
                            .map(set -> List.of(set.set(), set.takenAt(), set.keys() ? "kept" : "gone"))
                            .toList());
            if (!runs.isEmpty()) {
                output.line("");
                output.table(
                        List.of("TRIED", "SET", "STATE", "WHY", "ROWS", "BYTES", "BEGUN", "ENDED"),
                        runs.stream().map(BackupListCommand::row).toList());
            }
            return Exit.DONE;
        }
    }

    private static List<String> row(BackupRun run) {
        return List.of(
                run.what(),
                run.set(),
                run.state(),
                run.fault(),
                String.valueOf(run.rows()),
                String.valueOf(run.bytes()),
                run.begunAt(),
                run.endedAt());
    }
}
