package org.bailee.cli;

import java.util.List;
import java.util.Map;
import org.bailee.client.Bailee;
import org.bailee.client.SearchIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Shows what people are found by, and how far each index is.
@Command(
        name = "indexes",
        description = {
            "List the search indexes, and how far those are that are being built.",
            "One that is being built takes over once it knows everybody; one that halted waits for somebody to restore",
            "or erase people who do not verify, or to change values that are not unique."
        },
        footer = {"", "Example:", "  bailee custody indexes"})
final class CustodyIndexesCommand extends ServerCommand {
    @Option(names = "--all", description = "Those too whose keys are destroyed.")
    private boolean all;

    CustodyIndexesCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        try (Bailee bailee = connection.open()) {
            List<SearchIndex> indexes = bailee.custody().indexes().stream()
                    .filter(index -> all || !index.state().equals("gone"))
                    .toList();
            if (output.isJson()) {
                output.json(Map.of("indexes", indexes));
                return Exit.DONE;
            }
            output.table(
                    List.of("INDEX", "FIELD", "WAY", "STATE", "DONE", "OF", "DAMAGED", "DUPLICATES", "BEGUN"),
                    indexes.stream().map(CustodyIndexesCommand::row).toList());
            return Exit.DONE;
        }
    }

    private static List<String> row(SearchIndex index) {
        return List.of(
                String.valueOf(index.index()),
                index.field(),
                index.way(),
                index.state(),
                String.valueOf(index.done()),
                String.valueOf(index.people()),
                String.valueOf(index.damaged()),
                String.valueOf(index.duplicates()),
                index.begunAt());
    }
}
