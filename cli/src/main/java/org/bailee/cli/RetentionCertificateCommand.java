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

/// Fetches the certificate of a run.
@Command(
        name = "certificate",
        description = {
            "Fetch what a run found and erased, in numbers, with the proof that it stands in the log.",
            "bailee audit check-proof checks it without the server."
        },
        footer = {"", "Example:", "  bailee retention certificate 0190c1d2-… --out retention.json"})
final class RetentionCertificateCommand extends ServerCommand {
    @Parameters(paramLabel = "RUN", description = "The run's id.")
    private String run = "";

    @Option(names = "--out", paramLabel = "FILE", description = "Where to; must not be there. Default: shown.")
    private @Nullable Path out;

    RetentionCertificateCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        try (Bailee bailee = connection.open()) {
            String certificate = bailee.retention().certificate(run);
            Path file = out;
            if (file == null) {
                console.print(certificate);
                return Exit.DONE;
            }
            Files.writeString(file, certificate + "\n", StandardOpenOption.CREATE_NEW);
            output.answer(Map.of("file", file.toString()), "The certificate is in " + file + ".");
            return Exit.DONE;
        } catch (IOException unwritable) {
            throw new Failure("Cannot write " + out + ".", "Name a file that is not there, in a folder that is.");
        }
    }
}
