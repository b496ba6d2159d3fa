package org.bailee.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.bailee.cli.bulk.Progress;
import org.bailee.cli.verify.Finding;
import org.bailee.cli.verify.Head;
import org.bailee.cli.verify.LogFolder;
import org.bailee.cli.verify.Report;
import org.bailee.cli.verify.Unreadable;
import org.bailee.cli.verify.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Checks an exported log with the server off and public keys alone.
@Command(
        name = "verify",
        description = {
            "Check an exported log: every entry, hash and signature, and that nothing an older head promised is gone.",
            "Asks no server, and believes nothing but the keys you give it."
        },
        footer = {
            "",
            "Examples:",
            "  bailee audit verify log --key bailee/0190c1d2e3f40516+9f1c2d3e+AX…",
            "  bailee audit verify log --key log.key --witness witness.key --witnesses-needed 1",
            "  bailee audit verify log --key log.key --checkpoint kept-in-june",
            "",
            "Exit codes: 0 whole; by the first class of what is wrong: 10 form, 16 missing, 11 hashes, 12 signatures,",
            "13 past, 14 order, 15 sense."
        })
final class AuditVerifyCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final VerifierKeys keys = new VerifierKeys();

    @Mixin
    private final Output output;

    @Parameters(paramLabel = "FOLDER", description = "What bailee audit export has written.")
    private Path folder = Path.of("");

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description =
                    "An older head that was kept elsewhere; the log must go on from it. Can be given several times.")
    private List<Path> older = List.of();

    @Option(
            names = "--witnesses-needed",
            paramLabel = "N",
            defaultValue = "0",
            description = "How many of the witnesses must have signed the head. Default: ${DEFAULT-VALUE}.")
    private int witnessesNeeded;

    AuditVerifyCommand(Console console) {
        this.console = console;
        output = new Output(console);
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!Files.isDirectory(folder)) {
            throw new Failure("There is no folder " + folder + ".", "Name what bailee audit export has written.");
        }
        Verification verification =
                new Verification(new LogFolder(folder), keys.log(), keys.witnesses(), witnessesNeeded, olderHeads());
        Progress progress = new Progress(console, "entries checked", 0, 0);
        Report report = check(verification, progress);
        progress.end();
        if (output.isJson()) {
            output.json(report);
        } else {
            print(report);
        }
        return report.exit();
    }

    private Report check(Verification verification, Progress progress) throws InterruptedException {
        try {
            return verification.run(progress::show);
        } catch (UncheckedIOException unreadable) {
            throw new Failure(
                    "The folder " + folder + " cannot be read (" + unreadable.getMessage() + ").",
                    "Check the permissions and the disk; the log was not judged.");
        }
    }

    private List<Head> olderHeads() {
        List<Head> heads = new ArrayList<>();
        for (Path file : older) {
            try {
                heads.add(Head.parse(file.getFileName().toString(), Files.readAllBytes(file)));
            } catch (IOException unreadable) {
                throw new Failure("Cannot read " + file + ".", "Check the name and the permissions.");
            } catch (Unreadable malformed) {
                throw new Failure(file + " is no head of a log. " + malformed.why(), "Name a file checkpoint.");
            }
        }
        return heads;
    }

    private void print(Report report) {
        report.findings().forEach(finding -> output.line(line(finding)));
        if (report.late() > 0) {
            output.line(
                    "Note: " + report.late() + " entries got their place more than five minutes after they were made,"
                            + " the first of them entry " + report.firstLate()
                            + ". That is so after a power cut, and if somebody planted them into the past.");
        }
        if (report.gone() > 0) {
            output.line("Note: the first " + report.gone()
                    + " entries are not there; of them only the hashes were checked.");
        }
        if (report.size() >= 0) {
            output.line((report.isWhole() ? "Whole: " : "NOT WHOLE: ") + report.size() + " entries of "
                    + report.origin()
                    + ", root " + report.root() + "; " + report.checked() + " entries and " + report.olderHeads()
                    + (report.olderHeads() == 1 ? " older head checked" : " older heads checked")
                    + (report.cosigned().isEmpty() ? "" : "; witnessed by " + String.join(", ", report.cosigned()))
                    + ".");
        }
    }

    private static String line(Finding finding) {
        String where = finding.where();
        return finding.flaw().word() + ": " + (where.isEmpty() ? "" : where + ": ") + finding.says();
    }
}
