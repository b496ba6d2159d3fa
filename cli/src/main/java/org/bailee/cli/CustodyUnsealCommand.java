package org.bailee.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.bailee.client.SealedServer;
import org.bailee.client.Unsealing;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Brings what opens a sealed server: a custodian's share, a passphrase or a key file.
@Command(
        name = "unseal",
        description = {
            "Bring your share to a server; enough of them open it. Or open it by a passphrase or a key file.",
            "Needs no API key. Of several servers each is opened by itself. Brought to a server that is open, enough",
            "shares let who manages the seals change them within half an hour (--open-by-custodians)."
        },
        footer = {
            "",
            "Examples:",
            "  bailee custody unseal",
            "  bailee custody unseal --url https://keep.example:8443 --certificate ca.pem",
            "  bailee custody unseal --by-key-file /media/stick/root.key"
        })
final class CustodyUnsealCommand extends ServerCommand {
    @Option(names = "--by-passphrase", description = "Ask for a passphrase instead of a share.")
    private boolean passphrase;

    @Option(names = "--by-key-file", paramLabel = "FILE", description = "Open with a key file instead of a share.")
    private @Nullable Path keyFile;

    @Option(names = "--progress", description = "Bring nothing; show how far it is.")
    private boolean progress;

    CustodyUnsealCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        if ((passphrase ? 1 : 0) + (keyFile != null ? 1 : 0) + (progress ? 1 : 0) > 1) {
            throw Failure.usage("Two things are asked for.", "Give one of the options, or none to bring a share.");
        }
        try (SealedServer server = connection.openSealed()) {
            Unsealing now = bring(server);
            output.answer(
                    Map.of("sealed", now.isSealed(), "kinds", now.kinds(), "custodians", now.custodians()), says(now));
            return Exit.DONE;
        }
    }

    private Unsealing bring(SealedServer server) {
        if (progress) {
            return server.progress();
        }
        if (passphrase) {
            return server.passphrase(console.ask("Passphrase: ", true));
        }
        return keyFile == null ? server.share(console.ask("Your share: ", true)) : server.keyFile(content(keyFile));
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new Failure("The key file cannot be read.", "Name a file that is there and that you may read.");
        }
    }

    private static String says(Unsealing now) {
        StringBuilder says = new StringBuilder(now.isSealed() ? "The server is sealed." : "The server is open.");
        for (Unsealing.Shares shares : now.custodians()) {
            says.append(' ')
                    .append(shares.brought().size())
                    .append(" of ")
                    .append(shares.needed())
                    .append(" shares have been brought.");
        }
        return says.toString();
    }
}
