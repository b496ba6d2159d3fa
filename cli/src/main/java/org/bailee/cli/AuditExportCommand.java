package org.bailee.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.bailee.cli.bulk.Progress;
import org.bailee.cli.bulk.Stop;
import org.bailee.cli.verify.LogCopy;
import org.bailee.cli.verify.Unreadable;
import org.bailee.client.Bailee;
import org.bailee.client.NotFound;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Fetches the log's files into a folder, to be checked without the server.
@Command(
        name = "export",
        description = {
            "Fetch the log into a folder, as files that can be checked without the server. It is recorded.",
            "Done again, it fetches what is new, and keeps the older heads to hold later ones against."
        },
        footer = {"", "Examples:", "  bailee audit export log", "  bailee audit verify log --key log.key"})
final class AuditExportCommand extends ServerCommand {
    private final Stop stop;

    @Parameters(paramLabel = "FOLDER", description = "Where to; made if it is not there.")
    private Path folder = Path.of("");

    AuditExportCommand(Console console, Stop stop) {
        super(console);
        this.stop = stop;
    }

    @Override
    public Integer call() throws IOException {
        Progress progress = new Progress(console, "entries", 0, 0);
        stop.begun();
        try (Bailee bailee = connection.openForBulk()) {
            LogCopy.Copied copied =
                    new LogCopy(folder, path -> fetch(bailee, path)).copy(progress::show, stop::isAsked);
            progress.end();
            if (copied.isStopped()) {
                console.say("Stopped; the same command goes on.");
                return Exit.INTERRUPTED;
            }
            output.answer(
                    Map.of("entries", copied.size(), "files", copied.fetched(), "pruned", copied.gone()),
                    copied.size() + " entries of the log are in " + folder + " (" + copied.fetched() + " files fetched"
                            + (copied.gone() > 0 ? ", " + copied.gone() + " bundles pruned" : "") + ").\n"
                            + console.program()
                                    .in("Check them with the key you were given: bailee audit verify "
                                            + ProgramName.quoted(folder.toString()) + " --key KEY"));
            return Exit.DONE;
        } catch (Unreadable malformed) {
            throw new Failure("The log was not fetched. " + malformed.why(), "What was fetched before is still there.");
        } finally {
            stop.ended();
        }
    }

    private static Optional<byte[]> fetch(Bailee bailee, String path) {
        try {
            return Optional.of(bailee.audit().file(path));
        } catch (NotFound gone) {
            if (gone.code().equals("log.pruned")) {
                return Optional.empty();
            }
            throw gone;
        }
    }
}
