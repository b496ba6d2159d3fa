package org.bailee.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailee.client.Bailee;
import org.bailee.client.SearchIndex;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Gives search indexes other keys.
@Command(
        name = "rotate-index",
        description = {
            "Give search indexes other keys.",
            "Each is built anew in the background while the one there is serves; then the old one is deleted and its key destroyed. Do this when an index key may be in the wrong hands."
        },
        footer = {
            "",
            "Examples:",
            "  bailee custody rotate-index --field profile.email",
            "  bailee custody rotate-index --all"
        })
final class CustodyRotateIndexCommand extends ServerCommand {
    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    static final class Which {
        @Option(names = "--field", paramLabel = "FIELD", description = "The field whose indexes are meant.")
        private Optional<String> field = Optional.empty();

        @Option(names = "--all", description = "The indexes of all fields.")
        private boolean all;
    }

    CustodyRotateIndexCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        try (Bailee bailee = connection.open()) {
            List<SearchIndex> begun = which.all
                    ? bailee.custody().rotateIndexes()
                    : bailee.custody().rotateIndexes(which.field.orElseThrow());
            output.answer(
                    Map.of("indexes", begun),
                    "Begun: " + begun.size() + (begun.size() == 1 ? " index" : " indexes") + ". How far: "
                            + console.program().in("bailee custody indexes") + ".");
            return Exit.DONE;
        }
    }
}
