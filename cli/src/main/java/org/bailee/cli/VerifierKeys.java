package org.bailee.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bailee.cli.verify.PublicKey;
import org.bailee.cli.verify.Unreadable;
import picocli.CommandLine.Option;

/// Options that say whose signatures count. They come from whoever runs the log or the witness, never from the folder
/// that is checked: whoever could forge the one could forge the other.
final class VerifierKeys {
    @Option(
            names = "--key",
            required = true,
            paramLabel = "KEY",
            description =
                    "The log's verifier key (name+id+key), or a file with one a line. It must not come with the log.")
    private List<String> keys = List.of();

    @Option(
            names = "--witness",
            paramLabel = "KEY",
            description = "A witness's verifier key, or a file with one a line. Can be given several times.")
    private List<String> witnesses = List.of();

    List<PublicKey> log() {
        return all(keys, "--key");
    }

    List<PublicKey> witnesses() {
        return all(witnesses, "--witness");
    }

    private static List<PublicKey> all(List<String> given, String option) {
        List<PublicKey> parsed = new ArrayList<>();
        for (String one : given) {
            for (String vkey : lines(one)) {
                try {
                    parsed.add(PublicKey.parse(vkey));
                } catch (Unreadable unreadable) {
                    throw Failure.usage(
                            "What " + option + " names is no verifier key. " + unreadable.why(),
                            "Give it as it was handed to you: name+id+key, or the file it stands in.");
                }
            }
        }
        return parsed;
    }

    private static List<String> lines(String given) {
        Path file = Path.of(given);
        if (given.indexOf('+') > 0 || !Files.isRegularFile(file)) {
            return List.of(given);
        }
        try {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException unreadable) {
            throw new Failure("Cannot read " + given + ".", "Check the name and the permissions.");
        }
    }
}
