package org.bailee.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bailee.cli.bulk.Stop;
import org.bailee.cli.witness.Witness;
import org.bailee.cli.witness.WitnessFolder;
import org.bailee.cli.witness.WitnessServer;
import org.bailee.crypto.log.Malformed;
import org.bailee.crypto.log.NoteSigner;
import org.bailee.crypto.log.VerifierKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Runs a witness, for logs that somebody else keeps on another host.
@Command(
        name = "witness",
        description = {
            "Sign the heads of somebody else's log, as long as each grows out of the one before.",
            "Run it on a host that whoever keeps the log cannot reach. It needs no database and no Bailee server."
        },
        footer = {
            "",
            "Example:",
            "  bailee witness --folder witness --name witness.example/w1 --log bailee/0190c1d2e3f40516+9f1c2d3e+AX…"
        })
final class WitnessCommand implements Callable<Integer> {
    private final Console console;
    private final Stop stop;

    @Option(
            names = "--folder",
            required = true,
            paramLabel = "DIR",
            description = "Where its key and the heads are kept.")
    private Path folder = Path.of("");

    @Option(
            names = "--log",
            paramLabel = "KEY",
            description = "The verifier key of a log (bailee audit key). Can be given several times.")
    private List<String> logs = List.of();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What the witness is called, such as witness.example/w1; " + "kept from its first start on.")
    private @Nullable String name;

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:8780",
            description = "Where it listens. Default: ${DEFAULT-VALUE}.")
    private String listen = "";

    @Option(names = "--show-key", description = "Print the witness's verifier key, and do nothing else.")
    private boolean showKey;

    WitnessCommand(Console console, Stop stop) {
        this.console = console;
        this.stop = stop;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (showKey) {
            NoteSigner signer = new WitnessFolder(folder)
                    .signer()
                    .orElseThrow(() -> new Failure("There is no witness in " + folder + " yet.", "Start it once."));
            console.print(signer.verifier().toString());
            return Exit.DONE;
        }
        if (logs.isEmpty()) {
            throw Failure.usage("There is no log to sign for.", "Name its key with --log KEY.");
        }
        List<VerifierKey> keys = logs.stream().map(WitnessCommand::key).toList();
        try (WitnessFolder home = new WitnessFolder(folder)) {
            home.open();
            NoteSigner signer = signer(home);
            Witness witness = new Witness(home, signer, keys, console.clock(), alarm -> console.say("ALARM: " + alarm));
            try (WitnessServer server = new WitnessServer(witness, address())) {
                stop.begun();
                console.print("The witness's key, for whoever keeps the log and whoever checks it:");
                console.print("  " + signer.verifier());
                console.print("It listens on " + host() + ":" + server.port() + " until you press Ctrl-C.");
                console.flush();
                while (!stop.waitFor(1_000)) {
                    // the server's own threads do the work
                }
            }
        } finally {
            stop.ended();
        }
        return Exit.DONE;
    }

    private NoteSigner signer(WitnessFolder home) throws IOException {
        SecureRandom random = new SecureRandom();
        Optional<String> known = home.signer().map(signer -> signer.verifier().name());
        if (name != null && known.isPresent() && !known.get().equals(name)) {
            throw Failure.usage(
                    "The witness in " + folder + " is called " + known.get() + " and stays so.",
                    "Leave --name out, or name another folder for a new witness.");
        }
        try {
            return home.signer(name == null ? "witness/" + Long.toHexString(random.nextLong()) : name, random);
        } catch (Malformed unfit) {
            throw Failure.usage("The name does not fit. " + unfit.getMessage(), "Name it like witness.example/w1.");
        }
    }

    private static VerifierKey key(String vkey) {
        try {
            VerifierKey key = VerifierKey.parse(vkey);
            if (key.type() == VerifierKey.LOG) {
                return key;
            }
        } catch (Malformed unfit) {
            throw Failure.usage(
                    "What --log names is no verifier key. " + unfit.getMessage(),
                    "Give it as bailee audit key prints it: name+id+key.");
        }
        throw Failure.usage(
                "What --log names is the key of a witness, not of a log.",
                "Give the log's own key as bailee audit key prints it: name+id+key.");
    }

    private String host() {
        return listen.substring(0, Math.max(0, listen.lastIndexOf(':')));
    }

    private InetSocketAddress address() {
        String port = listen.substring(listen.lastIndexOf(':') + 1);
        if (host().isEmpty() || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
            throw Failure.usage("--listen is a host and a port.", "Such as 0.0.0.0:8780.");
        }
        return new InetSocketAddress(host(), Integer.parseInt(port));
    }
}
