package org.bailee.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.Optional;
import org.bailee.cli.bulk.ImportRequest;
import org.bailee.cli.bulk.Imported;
import org.bailee.cli.bulk.Imports;
import org.bailee.cli.bulk.Stop;
import org.bailee.cli.mapping.Mapping;
import org.bailee.client.Bailee;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Brings a CSV or JSON Lines file into the keep.
@Command(
        name = "import",
        description = {
            "Bring a CSV or JSON Lines file into the keep, a person or record per row.",
            "Columns are matched to fields by name and type; the mapping is shown and saved beside the file, to be",
            "edited and used again. Refused rows go to a file beside it with line, column and reason; the rest",
            "is kept. Stopped or killed, the same command goes on where it was."
        },
        footer = {
            "",
            "Examples:",
            "  bailee import customers.csv --into profile --as fulfil-orders",
            "  bailee import orders.csv --into order --as fulfil-orders --match profile.customer-number=CustomerId",
            "  bailee import customers.jsonl --into profile --as fulfil-orders --dry-run",
            "",
            "A mapping (customers.mapping.yaml):",
            "  into: profile",
            "  columns:",
            "    FirstName: profile.name.given",
            "    Mail: profile.email",
            "    Notes: skip",
            "",
            "Exit codes: 0 all kept · 65 some rows rejected · 1 refused · 69 unreachable · 130 stopped"
        })
final class ImportCommand extends PurposeCommand {
    private final Stop stop;

    @Parameters(paramLabel = "FILE", description = "The data: .csv, or .jsonl for JSON Lines.")
    private Path source = Path.of("");

    @Option(names = "--into", required = true, paramLabel = "COLLECTION", description = "The collection it goes into.")
    private String into = "";

    @Option(
            names = "--match",
            paramLabel = "FIELD=COLUMN",
            description = "For a collection with many records per person: how to find the person of a row.")
    private @Nullable String match;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description = "The mapping. Default, for customers.csv: customers.mapping.yaml.")
    private @Nullable Path mapping;

    @Option(
            names = "--rejected",
            paramLabel = "FILE",
            description = "Where rejected rows go. Default, for customers.csv: customers.rejected.csv.")
    private @Nullable Path rejected;

    @Option(names = "--encoding", paramLabel = "NAME", description = "Default: by its mark (BOM), else UTF-8.")
    private @Nullable String encoding;

    @Option(names = "--delimiter", paramLabel = "CHAR", description = "Default: found out: , ; tab or |.")
    private @Nullable String delimiter;

    @Option(names = "--dry-run", description = "Read the file, show and save the mapping, send nothing.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Take a proposed mapping as it is.")
    private boolean sure;

    @Option(names = "--resend", description = "Go on with an import that was interrupted more than a day ago.")
    private boolean resend;

    ImportCommand(Console console, Stop stop) {
        super(console);
        this.stop = stop;
    }

    @Override
    public Integer call() throws IOException {
        ImportRequest request = new ImportRequest(
                source,
                into,
                purposes.stated(),
                Optional.ofNullable(mapping),
                matching(),
                charset(),
                separator(),
                Optional.ofNullable(rejected),
                dryRun,
                sure,
                resend);
        try (Bailee bailee = connection.openForBulk()) {
            Imported imported = new Imports(console, stop, request).run(bailee);
            if (output.isJson()) {
                output.json(imported);
            } else if (imported.sent()) {
                output.line(imported.kept() + " kept, " + imported.rejected() + " rejected, of " + imported.rows()
                        + (imported.rows() == 1 ? " row." : " rows."));
            }
            return exit(imported);
        }
    }

    private int exit(Imported imported) {
        if (!imported.complete() && !dryRun) {
            console.say("Stopped after row " + imported.rows() + ". The same command goes on from there.");
            return Exit.INTERRUPTED;
        }
        if (imported.rejected() == 0) {
            return Exit.DONE;
        }
        String rejects = ProgramName.quoted(imported.rejectedFile());
        console.say("The rejected rows lie readable in " + imported.rejectedFile()
                + ", for your account alone: delete it once they are mended.");
        console.say(
                "hint: " + imported.rejectedFile() + " says why each was rejected. Mend the rows there, then: bailee"
                        + " import " + rejects + " --into " + into + " --as "
                        + purposes.stated().activity() + " --mapping "
                        + ProgramName.quoted(imported.mapping()));
        return Exit.SOME_REJECTED;
    }

    private Optional<Mapping.Match> matching() {
        if (match == null) {
            return Optional.empty();
        }
        int equal = match.indexOf('=');
        if (equal < 1 || equal == match.length() - 1) {
            throw Failure.usage(
                    "--match is written FIELD=COLUMN.", "For example: --match profile.customer-number=CustomerId");
        }
        return Optional.of(new Mapping.Match(match.substring(0, equal), match.substring(equal + 1)));
    }

    private Optional<Charset> charset() {
        try {
            return Optional.ofNullable(encoding).map(Charset::forName);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            throw Failure.usage(
                    "There is no encoding of this name.",
                    "Known are UTF-8, UTF-16, windows-1252, ISO-8859-15 and more.");
        }
    }

    private Optional<Character> separator() {
        if (delimiter == null) {
            return Optional.empty();
        }
        String character = delimiter.equals("tab") || delimiter.equals("\\t") ? "\t" : delimiter;
        if (character.length() != 1 || character.charAt(0) == '"') {
            throw Failure.usage("A delimiter is one character.", "For example: --delimiter ';' or --delimiter tab");
        }
        return Optional.of(character.charAt(0));
    }
}
