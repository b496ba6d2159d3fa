package org.bailee.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bailee.client.SealOpening;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say which seal is opened to show that it can be.
final class OpeningOptions {
    @Option(names = "--open-by-passphrase", description = "Ask for the passphrase of a seal there is.")
    private boolean byPassphrase;

    @Option(
            names = "--open-by-key-file",
            paramLabel = "FILE",
            description = "Open with a key file there is. Default: the one in the home folder, if it lies there.")
    private @Nullable Path keyFile;

    @Option(
            names = "--open-by-custodians",
            description = "Open by the shares that custodians have brought to this server in the last half hour.")
    private boolean byCustodians;

    @Option(names = "--open-by-token-pin", description = "Ask for the PIN of the token in the server's settings.")
    private boolean byTokenPin;

    SealOpening read(Console console, Connection connection) {
        if ((byPassphrase ? 1 : 0) + (keyFile != null ? 1 : 0) + (byCustodians ? 1 : 0) + (byTokenPin ? 1 : 0) > 1) {
            throw Failure.usage("Two openings are named.", "Name one: a passphrase, a key file or custodians.");
        }
        if (byTokenPin) {
            return SealOpening.byTokenPin(console.ask("PIN of the server's token: ", true));
        }
        if (byCustodians) {
            return SealOpening.byCustodians();
        }
        if (byPassphrase) {
            return SealOpening.byPassphrase(console.ask("Passphrase of a seal there is: ", true));
        }
        Path file = keyFile != null ? keyFile : connection.rootKey().orElseThrow(OpeningOptions::none);
        try {
            return SealOpening.byKeyFile(Files.readString(file));
        } catch (IOException unreadable) {
            throw new Failure("The key file cannot be read.", "Name a file that is there and that you may read.");
        }
    }

    private static Failure none() {
        return Failure.usage(
                "A seal there is must be opened, and none is named.",
                "Give --open-by-key-file FILE, --open-by-passphrase, --open-by-token-pin or --open-by-custodians.");
    }
}
