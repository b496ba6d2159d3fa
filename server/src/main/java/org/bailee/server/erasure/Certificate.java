package org.bailee.server.erasure;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.bailee.server.shared.SubjectId;

/// That a person, or a part of one, was erased, and what is left of it until when; provable against the audit log.
///
/// @param parts what was erased; empty if everything was
/// @param erasures the entries of the erasure: one, or more where a part is of more than one collection
/// @param statement the entry that states the horizon, of the moment the certificate was asked for
public record Certificate(
        SubjectId subject,
        List<ErasedPart> parts,
        List<Proven> erasures,
        Instant erasedAt,
        Proven statement,
        Instant statedAt,
        Horizon horizon) {
    public Certificate {
        parts = List.copyOf(parts);
        erasures = List.copyOf(erasures);
    }

    public boolean isOfWhole() {
        return parts.isEmpty();
    }

    /// The same as a page to be printed, in English and in German; always the same bytes.
    public byte[] pdf() {
        return new CertificatePdf(this).bytes();
    }

    /// The same for machines: docs/reference/api.md.
    public byte[] json() {
        return CertificateJson.of(this);
    }

    /// The same in a sentence, for whoever it is given to.
    public String says() {
        String erased = isOfWhole()
                ? "Everything kept of this person was erased on " + erasedAt
                        + ", and the key it was sealed under destroyed. "
                : "Of this person the following was erased on " + erasedAt + ": "
                        + parts.stream().map(Certificate::says).collect(Collectors.joining("; "))
                        + ". What stays is sealed under another key since, and the key it was sealed under before is"
                        + " destroyed. ";
        return erased + here() + elsewhere();
    }

    private static String says(ErasedPart part) {
        String of = part.records() + (part.records() == 1 ? " record" : " records");
        return part.isWholeRecords() ? of + " of " + part.what() : part.what() + " in " + of;
    }

    private String here() {
        if (horizon.isPassedHere()) {
            return "No copy this installation keeps can be opened any more.";
        }
        return (horizon.isKnown() ? "Until " : "At least until ") + horizon.at()
                + " somebody with the seal, an old copy of the data and an old copy of the keys could still"
                + " open it; it is not used, and a restore erases it again."
                + (horizon.isKnown()
                        ? ""
                        : " When the last backup of keys that may hold theirs is gone is not known: it goes when"
                                + " another is taken, or it lies where Bailee does not reach.");
    }

    private String elsewhere() {
        return horizon.ours()
                ? ""
                : " How long the database's administrator keeps its log, replicas and backups is not known to Bailee:"
                        + " with the seal, those could open it.";
    }
}
