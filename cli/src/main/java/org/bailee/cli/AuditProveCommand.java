package org.bailee.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.bailee.client.Bailee;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes a file that shows a regulator or a customer that an entry stands in the log.
@Command(
        name = "prove",
        description = {
            "Make a file that shows without the server that an entry stands in the log.",
            "It holds the entry itself: hand it to whom the entry concerns, or who may know."
        },
        footer = {
            "",
            "Example:",
            "  bailee audit prove 0190c1d2-…",
            "  bailee audit check-proof 0190c1d2-….tlog-proof --key KEY"
        })
final class AuditProveCommand extends ServerCommand {
    @Parameters(paramLabel = "ENTRY", description = "The entry's id, as bailee audit tail --json shows it.")
    private String entry = "";

    @Option(names = "--to", paramLabel = "FILE", description = "Where to. Default: the id with .tlog-proof.")
    private @Nullable Path to;

    AuditProveCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException {
        try (Bailee bailee = connection.open()) {
            byte[] proof = bailee.audit().proof(entry);
            Path file = to == null ? Path.of(entry + ".tlog-proof") : to;
            if (Files.exists(file)) {
                throw new Failure(file + " is there already.", "Name another file with --to.");
            }
            Files.write(file, proof, StandardOpenOption.CREATE_NEW);
            output.answer(
                    Map.of("file", file.toString()),
                    "The proof is in " + file + ".\n"
                            + console.program()
                                    .in("Whoever has the log's key checks it by: bailee audit check-proof "
                                            + ProgramName.quoted(file.toString()) + " --key KEY"));
            return Exit.DONE;
        }
    }
}
