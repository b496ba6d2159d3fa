package org.bailee.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailee.cli.bulk.ExportRequest;
import org.bailee.cli.bulk.Exports;
import org.bailee.cli.bulk.Stop;
import org.bailee.client.Bailee;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Takes what the key's roles may see of everybody out into a file.
@Command(
        name = "export",
        description = {
            "Take what you may see of everybody for a purpose out into a file, a person per row. It is recorded.",
            "The file can be read by you alone, and has its name only once it is whole."
        },
        footer = {
            "",
            "Examples:",
            "  bailee export --as newsletter --to newsletter.csv",
            "  bailee export --as fulfil-orders --fields profile.name,profile.email --to people.jsonl",
            "",
            "A field of which nothing was shown for anybody has no column, unless --fields names it.",
            "In CSV, a text that begins like a formula (= + - @) gets an apostrophe, so that no spreadsheet runs it."
        })
final class ExportCommand extends PurposeCommand {
    private final Stop stop;

    @Option(names = "--to", required = true, paramLabel = "FILE", description = "Where to: .csv or .jsonl.")
    private Path to = Path.of("");

    @Option(
            names = "--fields",
            split = ",",
            paramLabel = "FIELD",
            description = "Only these fields. Default: all you may see.")
    private List<String> fields = List.of();

    @Option(names = "--replace", description = "Replace the file if it is there.")
    private boolean replace;

    ExportCommand(Console console, Stop stop) {
        super(console);
        this.stop = stop;
    }

    @Override
    public Integer call() throws IOException {
        try (Bailee bailee = connection.openForBulk()) {
            Optional<Long> people =
                    new Exports(console, stop, new ExportRequest(to, purposes.stated(), fields, replace)).run(bailee);
            if (people.isEmpty()) {
                console.say("Stopped; no file was left behind.");
                return Exit.INTERRUPTED;
            }
            output.answer(
                    Map.of("people", people.get(), "file", to.toString()),
                    people.get() + " people written to " + to + ".");
            return Exit.DONE;
        }
    }
}
