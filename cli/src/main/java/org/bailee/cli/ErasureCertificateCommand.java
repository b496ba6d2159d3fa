package org.bailee.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.bailee.client.Bailee;
import org.bailee.client.ErasureCertificate;
import org.bailee.client.Erasures;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Fetches the certificate of an erasure.
@Command(
        name = "certificate",
        description = {
            "Certify that a person, or a part of one, was erased, and until when an old copy could still be opened. It is recorded.",
            "The certificate holds proofs that bailee audit check-proof checks without the server.",
            "As a PDF it is a page in English and in German, to be printed or handed on."
        },
        footer = {
            "",
            "Examples:",
            "  bailee erasure certificate 01890000-0000-7000-8000-000000000001 --out erased.json",
            "  bailee erasure certificate 01890000-0000-7000-8000-000000000001 --part 1 --pdf erased.pdf",
            "  bailee audit check-proof erased.json --key KEY"
        })
final class ErasureCertificateCommand extends ServerCommand {
    @Option(
            names = "--part",
            paramLabel = "N",
            description = "Of an erasure of a part: which of the person's, as erasing it told.")
    private @Nullable Long part;

    @Parameters(paramLabel = "ID", description = "Who was erased.")
    private String subject = "";

    @Option(names = "--out", paramLabel = "FILE", description = "Where to; must not be there. Default: shown.")
    private @Nullable Path out;

    @Option(names = "--pdf", paramLabel = "FILE", description = "Write it there as a PDF instead; must not be there.")
    private @Nullable Path pdf;

    ErasureCertificateCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        try (Bailee bailee = connection.open()) {
            Path paper = pdf;
            if (paper != null) {
                Files.write(paper, onPaper(bailee.erasures()), StandardOpenOption.CREATE_NEW);
                output.answer(Map.of("file", paper.toString()), "The certificate is in " + paper + ".");
                return Exit.DONE;
            }
            ErasureCertificate certificate = certificate(bailee.erasures());
            Path file = out;
            if (file == null) {
                console.print(certificate.json());
                return Exit.DONE;
            }
            Files.writeString(file, certificate.json() + "\n", StandardOpenOption.CREATE_NEW);
            output.answer(certificate.horizon(), certificate.says() + "\nThe certificate is in " + file + ".");
            return Exit.DONE;
        } catch (IOException unwritable) {
            throw new Failure(
                    "Cannot write " + (pdf == null ? out : pdf) + ".",
                    "Name a file that is not there, in a folder that is.");
        }
    }

    private ErasureCertificate certificate(Erasures erasures) {
        Long number = part;
        return number == null ? erasures.certify(subject) : erasures.certify(subject, number);
    }

    private byte[] onPaper(Erasures erasures) {
        Long number = part;
        return number == null ? erasures.certifyOnPaper(subject) : erasures.certifyOnPaper(subject, number);
    }
}
