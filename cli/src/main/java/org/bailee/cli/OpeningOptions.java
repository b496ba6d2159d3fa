package org.bailee.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bailee.client.SealOpening;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say which seal is opened to show that it can be.
final class OpeningOptions {
    @Option(
            names = "--open-by-passphrase",
            description = "Ask for the passphrase of a seal there is. Default: the server opens its own.")
    private boolean byPassphrase;

    @Option(names = "--open-by-key-file", paramLabel = "FILE", description = "Open with a key file there is.")
    private @Nullable Path keyFile;

    SealOpening read(Console console) {
        if (byPassphrase && keyFile != null) {
            throw Failure.usage("Two openings are named.", "Name one: a passphrase or a key file.");
        }
        if (byPassphrase) {
            return SealOpening.byPassphrase(console.ask("Passphrase of a seal there is: ", true));
        }
        if (keyFile == null) {
            return SealOpening.byTheServer();
        }
        try {
            return SealOpening.byKeyFile(Files.readString(keyFile));
        } catch (IOException unreadable) {
            throw new Failure("The key file cannot be read.", "Name a file that is there and that you may read.");
        }
    }
}
