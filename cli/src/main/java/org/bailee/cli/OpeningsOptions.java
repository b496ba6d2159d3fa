package org.bailee.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bailee.client.SealOpening;
import picocli.CommandLine.Option;

/// The options that open several seals, one each.
final class OpeningsOptions {
    @Option(names = "--open-by-passphrase", description = "Ask for the passphrase of a seal; once for each such seal.")
    private boolean[] byPassphrase = {};

    @Option(
            names = "--open-by-key-file",
            paramLabel = "FILE",
            description = "Open a seal with a key file; once for each. Default: the one in the home folder.")
    private List<Path> keyFiles = List.of();

    @Option(
            names = "--open-by-custodians",
            description = "Open a seal by the shares brought to this server in the last half hour; once for each.")
    private boolean[] byCustodians = {};

    @Option(names = "--open-by-token-pin", description = "Ask for the PIN of the token in the server's settings.")
    private boolean byTokenPin;

    List<SealOpening> read(Console console, Connection connection) {
        List<Path> files = new ArrayList<>(keyFiles);
        if (files.isEmpty() && byPassphrase.length == 0 && byCustodians.length == 0 && !byTokenPin) {
            files.add(connection.rootKey().orElseThrow(OpeningsOptions::none));
        }
        List<SealOpening> openings = new ArrayList<>();
        for (Path file : files) {
            openings.add(SealOpening.byKeyFile(content(file)));
        }
        for (int i = 1; i <= byPassphrase.length; i++) {
            String which = byPassphrase.length == 1 ? "" : " " + i + " of " + byPassphrase.length;
            openings.add(SealOpening.byPassphrase(console.ask("Passphrase" + which + ": ", true)));
        }
        for (int i = 0; i < byCustodians.length; i++) {
            openings.add(SealOpening.byCustodians());
        }
        if (byTokenPin) {
            openings.add(SealOpening.byTokenPin(console.ask("PIN of the server's token: ", true)));
        }
        return openings;
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new Failure("A key file cannot be read.", "Name files that are there and that you may read.");
        }
    }

    private static Failure none() {
        return Failure.usage(
                "Every seal that stays must be opened, and none is named.",
                "Give --open-by-key-file FILE, --open-by-passphrase, --open-by-token-pin or --open-by-custodians.");
    }
}
