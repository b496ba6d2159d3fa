package org.bailee.cli.bulk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.bailee.cli.Console;
import org.bailee.cli.Failure;
import org.bailee.cli.mapping.Catalogue;
import org.bailee.cli.mapping.Conversion;
import org.bailee.cli.mapping.Mapping;
import org.bailee.cli.mapping.Mappings;
import org.bailee.cli.tables.Rows;
import org.bailee.cli.tables.SourceFile;
import org.bailee.cli.tables.Survey;
import org.bailee.client.Bailee;
import org.bailee.client.Problem;

/// Brings a file of rows into the keep: reads it whole first, agrees on a mapping, then sends it batch by batch, and
/// goes on where an earlier run was stopped.
public final class Imports {
    private final Console console;
    private final Stop stop;
    private final ImportRequest request;

    public Imports(Console console, Stop stop, ImportRequest request) {
        this.console = console;
        this.stop = stop;
        this.request = request;
    }

    /// @throws Failure if the file, the mapping or an earlier import's traces stand in the way; then nothing was sent
    /// @throws Problem if the server refused a whole batch or could not be reached; the same command resumes
    public Imported run(Bailee bailee) throws IOException {
        SourceFile file = SourceFile.sniff(request.source(), request.encoding(), request.delimiter());
        Survey survey = Survey.of(file);
        console.say(survey.rows() + (survey.rows() == 1 ? " row in " : " rows in ") + request.source() + " ("
                + written(file) + ").");
        Mapping mapping = agreed(survey.columns(), Catalogue.of(bailee));
        if (request.dryRun()) {
            console.say("Nothing was sent: this was a dry run.");
            return imported(new Journal.Progressed(0, 0, 0, 0, 0, Instant.EPOCH, false), false);
        }
        Instant now = console.clock().instant();
        JournalHead head =
                new JournalHead(freshId(), server(bailee), survey.digest(), digest(mapping.fingerprint()), purpose());
        Path journalFile = request.journalFile();
        try (Journal journal = Journal.open(journalFile, head, now)) {
            if (journal.progressed().done()) {
                Journal.Progressed before = journal.progressed();
                console.say("This file was imported before, until " + before.at() + ": " + before.kept() + " kept, "
                        + before.rejected() + " rejected. Nothing was sent now. To import it again, delete "
                        + journalFile + " first.");
                return imported(before, false);
            }
            journal.mustBeFresh(now, request.resend(), journalFile);
            if (journal.isResumed()) {
                console.say("Going on after row " + journal.progressed().rows() + ".");
            }
            return send(bailee, file, survey, mapping, journal);
        }
    }

    private Imported send(Bailee bailee, SourceFile file, Survey survey, Mapping mapping, Journal journal)
            throws IOException {
        long rejectedBytes = journal.progressed().rejectedBytes();
        mustNotOverwrite(request.rejectedFile(), journal);
        Conversion conversion = new Conversion(mapping);
        Progress progress = new Progress(
                console, "rows", survey.rows(), journal.progressed().rows());
        stop.begun();
        try (Rejects rejects = Rejects.open(request.rejectedFile(), file.isJson(), survey.columns(), rejectedBytes);
                Rows rows = file.rows()) {
            Destination destination = new Destination(bailee, request.purpose(), mapping, conversion);
            new Importer(destination, conversion, journal, rejects, progress, stop, console.clock()).run(rows);
            progress.end();
            return imported(journal.progressed(), true);
        } catch (Problem problem) {
            progress.end();
            console.say("Stopped after row " + journal.progressed().rows() + " of " + survey.rows()
                    + ". All before it is kept or listed as rejected; the same command goes on from there.");
            throw problem;
        } finally {
            stop.ended();
        }
    }

    private Mapping agreed(List<String> columns, Catalogue catalogue) throws IOException {
        Mappings mappings = new Mappings(catalogue, request.mappingFile());
        boolean saved = mappings.isSaved();
        Mapping mapping = mappings.find(request.into(), columns, request.match());
        if (!saved) {
            mappings.mustNameColumns(mapping);
        }
        console.say(Mappings.shown(mapping));
        if (saved) {
            console.say("This is the mapping in " + mappings.file() + ".");
            mappings.mustBeWhole(mapping);
            return mapping;
        }
        mappings.save(mapping, request.source());
        console.say("Saved as " + mappings.file() + "; edit it if a column belongs elsewhere.");
        mappings.mustBeWhole(mapping);
        if (!request.dryRun() && !request.sure()) {
            confirm(mappings.file());
        }
        return mapping;
    }

    private void confirm(Path mappingFile) {
        boolean agreed = console.terminal()
                && console.ask("Import with this mapping? [y/N] ", false)
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .startsWith("y");
        if (!agreed) {
            throw new Failure(
                    "Nothing was sent: the mapping is only proposed so far.",
                    "Look at " + mappingFile + ", then run the same command again. With --yes a proposal is taken as it"
                            + " is.");
        }
    }

    /// A list of rejected rows from an earlier import may be the only place where those rows still wait.
    private static void mustNotOverwrite(Path rejected, Journal journal) throws IOException {
        if (!journal.isResumed() && Files.exists(rejected) && Files.size(rejected) > 0) {
            throw new Failure(
                    rejected + " is there already, from an earlier import.",
                    "Move it away, or name another file with --rejected FILE.");
        }
    }

    private Imported imported(Journal.Progressed progressed, boolean sent) {
        return new Imported(
                request.source().toString(),
                progressed.rows(),
                progressed.kept(),
                progressed.rejected(),
                progressed.rejected() == 0 ? "" : request.rejectedFile().toString(),
                request.mappingFile().toString(),
                progressed.done(),
                sent);
    }

    private static String written(SourceFile file) {
        return (file.isJson() ? "JSON Lines" : "CSV separated by " + separator(file.delimiter()))
                + ", "
                + file.encoding().name();
    }

    private static String separator(char delimiter) {
        return switch (delimiter) {
            case ',' -> "commas";
            case ';' -> "semicolons";
            case '\t' -> "tabs";
            case '|' -> "bars";
            default -> String.valueOf(delimiter);
        };
    }

    private String purpose() {
        return request.purpose().activity();
    }

    /// A home folder may be deleted and made anew under the same URL, and a certificate be replaced: the register's
    /// first application tells.
    private static String server(Bailee bailee) {
        return digest(bailee.register()
                .first()
                .map(first -> first.appliedAt() + " by " + first.appliedBy())
                .orElse(""));
    }

    private static String freshId() {
        byte[] bits = new byte[16];
        new SecureRandom().nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
