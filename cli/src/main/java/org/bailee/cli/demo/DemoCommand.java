package org.bailee.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bailee.cli.Console;
import org.bailee.cli.Exit;
import org.bailee.cli.Failure;
import org.bailee.cli.ProgramName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Shows everything once with a music shop's customers, and leaves the server running to play with.
@Command(
        name = "demo",
        description = "See it work: a music shop's customers, from register to access history.",
        footer = {
            "",
            "Starts a server with a folder of its own, runs the commands anybody would type, tells how to open the",
            "console in a browser, and leaves the server running until Ctrl-C. The folder is emptied at the start of",
            "every demo, unless you --keep it."
        })
public final class DemoCommand implements Callable<Integer> {
    private final Console console;
    private final Commands commands;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = "bailee-demo",
            description = "The demo's folder. Default: ${DEFAULT-VALUE}.")
    private Path home = Path.of("bailee-demo");

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8443",
            description = "The first port to try. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(names = "--keep", description = "Go on with the data of the last demo: only start the server.")
    private boolean keep;

    @Option(names = "--once", description = "Stop the server at the end instead of leaving it running.")
    private boolean once;

    public DemoCommand(Console console, Commands commands) {
        this.console = console;
        this.commands = commands;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path script = Path.of(console.variable("BAILEE_SCRIPT")
                .orElseThrow(() -> Failure.usage("The demo needs the sources.", "Run ./bailee demo in a checkout.")));
        Path checkout = script.resolveSibling("");
        Sample sample = new Sample(near(checkout.resolve("examples/music-shop")));
        boolean kept = keep && Files.exists(home.resolve("admin.key"));
        if (!kept) {
            Folders.clear(home);
            Folders.make(home);
        }
        console.print("Starting a server in " + home + " …");
        console.out().flush();
        int taken = Folders.freePort(port);
        try (DemoServer server = DemoServer.start(script, home, taken)) {
            server.awaitUp();
            Stage stage = new Stage(console, commands, Map.of("BAILEE_HOME", home.toString()));
            if (!kept) {
                console.print("It is up. From here on, everything is what you could type yourself:");
                console.print("");
                console.print("   $ export BAILEE_HOME=" + ProgramName.quoted(home.toString()));
                new Tour(stage, sample, home, server.log()).all();
            }
            if (once) {
                console.print("");
                console.print("The server stops now; what it kept is in " + home + " until the next demo.");
                return Exit.DONE;
            }
            summary(stage, sample);
            console(stage, server, taken);
            console.print("The server runs until you press Ctrl-C. Its log: " + server.log());
            console.out().flush();
            return server.awaitEnd() == 0 ? Exit.DONE : Exit.UNREACHABLE;
        }
    }

    private void summary(Stage stage, Sample sample) {
        String at = ProgramName.quoted(home.toString());
        String bailee = console.program().typed();
        stage.chapter("Try next, in another terminal");
        stage.say("Find everybody called Jones; who they are shows when you open one, as above:");
        stage.say("  " + bailee + " find --home " + at + " --key-file " + at
                + "/helpdesk.key --as fulfil-orders profile.name~jones");
        stage.say("Give support plain phone numbers in the register, and see what that would mean:");
        stage.say("  sed 's/phone: masked/phone: plain/' "
                + ProgramName.quoted(sample.register().toString()) + " | " + bailee + " register plan --home " + at
                + " /dev/stdin");
        stage.say("Watch the audit log while you do:");
        stage.say("  " + bailee + " audit tail --home " + at + " --follow");
    }

    /// The pages for people. Nobody is made up to sign in as: the first administrator is whoever opens them.
    private void console(Stage stage, DemoServer server, int taken) throws IOException {
        Optional<String> code = server.firstCode();
        String place = "https://localhost:" + taken;
        stage.chapter("Or open the console in a browser");
        if (code.isPresent()) {
            stage.say("Go to " + place + "/set-up/begin within an hour and use this code, once:");
            stage.say("  " + code.get());
            stage.say("You become the first administrator: choose a name, a password and a second factor. An");
            stage.say(
                    "administrator opens nobody's data: invite somebody under Staff as Support who sees as \"support\",");
            stage.say("and use their code in another browser or a private window to find and open customers.");
        } else {
            stage.say("Go to " + place + "/sign-in and sign in as whom you set up before.");
        }
        stage.say("Your browser does not know this server's certificate; the authority it is from is in");
        stage.say("  " + home.resolve("tls").resolve("ca.pem"));
        console.print("");
    }

    /// The path as one would type it here.
    private static Path near(Path path) {
        Path here = Path.of("").toAbsolutePath();
        Path there = path.toAbsolutePath().normalize();
        return there.startsWith(here) ? here.relativize(there) : there;
    }
}
