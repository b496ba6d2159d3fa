package org.bailee.cli;

import java.util.List;
import java.util.Optional;
import org.bailee.client.Bailee;
import org.bailee.client.Opened;
import org.bailee.client.OpenedRecord;
import org.bailee.client.Page;
import org.bailee.client.Problem;
import org.bailee.client.View;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Opens what the key's roles may see of a person for the stated purpose. The audit log keeps that it was opened.
@Command(
        name = "open",
        description = "Open what you may see of one person for a purpose. It is recorded.",
        footer = {
            "",
            "Examples:",
            "  bailee open 0190c1d2-… --as fulfil-orders",
            "  bailee open 0190c1d2-… --as fulfil-orders --fields profile.name,profile.phone --reason TICKET-4711",
            "  bailee open 0190c1d2-… --as fulfil-orders --records invoice"
        })
final class OpenCommand extends PurposeCommand {
    private static final int USUAL = 100;

    @Option(
            names = "--fields",
            split = ",",
            paramLabel = "FIELD",
            description =
                    "Only these fields, such as profile.name. Default: all you may see of collections a person has one"
                            + " record of, or of the collection named by --records.")
    private List<String> fields = List.of();

    @Option(
            names = "--records",
            paramLabel = "COLLECTION",
            description = "The records of a collection a person has many of, oldest first.")
    private @Nullable String collection;

    @Option(
            names = {"-n", "--lines"},
            description = "With --records: how many at most. Default: " + USUAL + ".")
    private @Nullable Integer lines;

    @Option(names = "--after", paramLabel = "RECORD", description = "With --records: those that come after this one.")
    private @Nullable String after;

    @Parameters(paramLabel = "ID", description = "The person's id, as find and import give it.")
    private String id = "";

    OpenCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        if (lines != null && lines < 1) {
            throw Failure.usage("--lines is less than 1.", "Say how many records are wanted.");
        }
        if (collection == null && (lines != null || after != null)) {
            throw Failure.usage("--lines and --after are of records.", "Name their collection with --records.");
        }
        try (Bailee bailee = connection.open()) {
            if (collection == null) {
                person(bailee);
            } else {
                records(bailee, collection);
            }
            return Exit.DONE;
        }
    }

    private void person(Bailee bailee) {
        Opened opened = bailee.people(purposes.stated()).open(id, fields.toArray(String[]::new));
        if (output.isJson()) {
            output.json(opened);
            return;
        }
        output.table(
                List.of("FIELD", "VIEW", "VALUE"),
                opened.data().entrySet().stream()
                        .map(field -> List.of(
                                field.getKey(),
                                opened.views()
                                        .getOrDefault(field.getKey(), View.PLAIN)
                                        .toString(),
                                field.getValue().text()))
                        .toList());
        console.say("Version " + opened.version() + ".");
        if (opened.data().isEmpty()) {
            console.say("Nothing that you may see is here. Records of a collection a person has many of are opened with"
                    + " --records COLLECTION.");
        }
    }

    private void records(Bailee bailee, String of) {
        OpenedRecords opened = new OpenedRecords(bailee.records(purposes.stated()), id, of, bare(of));
        try {
            opened.fetch(Optional.ofNullable(after), lines == null ? USUAL : lines);
        } catch (Problem laterPage) {
            // What was opened is in the log, and would be opened once more.
            if (!opened.page().items().isEmpty()) {
                show(opened.page());
            }
            throw laterPage;
        }
        show(opened.page());
    }

    private void show(Page<OpenedRecord> opened) {
        int count = opened.items().size();
        if (output.isJson()) {
            output.json(opened);
        } else if (count > 0) {
            RecordsTable table = new RecordsTable(opened.items());
            output.table(table.header(), table.rows());
        }
        opened.next()
                .ifPresentOrElse(
                        last -> console.say("There may be more: --after " + last), () -> console.say(said(count)));
    }

    private static String said(int count) {
        return switch (count) {
            case 0 -> "There are none.";
            case 1 -> "1 record.";
            default -> count + " records.";
        };
    }

    private List<String> bare(String of) {
        String prefix = of + ".";
        return fields.stream()
                .map(field -> {
                    String bare = field.startsWith(prefix) ? field.substring(prefix.length()) : field;
                    if (bare.contains(".")) {
                        throw Failure.usage(
                                field + " is no field of " + of + ".",
                                "Name those of the collection of --records alone.");
                    }
                    return bare;
                })
                .toList();
    }
}
