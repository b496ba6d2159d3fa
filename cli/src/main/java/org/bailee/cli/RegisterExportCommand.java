package org.bailee.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.bailee.client.Bailee;
import org.bailee.client.RegisterFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Gives the register back, byte for byte as it was applied.
@Command(
        name = "export",
        description = "Give the register back, byte for byte as it was applied.",
        footer = {
            "",
            "Examples:",
            "  bailee register export > shop.yaml",
            "  bailee register export --version 3 --to shop-3.yaml"
        })
final class RegisterExportCommand extends ServerCommand {
    @Option(names = "--version", paramLabel = "VERSION", description = "An older version. Default: the newest.")
    private @Nullable Long version;

    @Option(names = "--to", paramLabel = "FILE", description = "Write it to a file instead of standard output.")
    private @Nullable Path to;

    RegisterExportCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException {
        try (Bailee bailee = connection.open()) {
            RegisterFile file = version == null
                    ? bailee.register().current()
                    : bailee.register().version(version);
            if (to != null) {
                Files.write(to, file.content());
                console.say("Wrote register version " + file.version() + " to " + to + ".");
            } else if (output.isJson()) {
                output.json(Map.of("version", file.version(), "file", file.text()));
            } else {
                console.out().print(file.text());
            }
            return Exit.DONE;
        }
    }
}
