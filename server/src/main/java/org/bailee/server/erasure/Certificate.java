package org.bailee.server.erasure;

import java.time.Instant;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.SubjectId;

/// That a person was erased, and what is left of it until when; provable against the audit log.
///
/// @param erasure the entry of the erasure
/// @param statement the entry that states the horizon, of the moment the certificate was asked for
/// @param erasureProof that the erasure stands in the signed log (tlog-proof)
/// @param statementProof that this statement does
public record Certificate(
        SubjectId subject,
        EntryId erasure,
        Instant erasedAt,
        EntryId statement,
        Instant statedAt,
        Horizon horizon,
        String erasureProof,
        String statementProof) {
    /// The same as a page to be printed, in English and in German; always the same bytes.
    public byte[] pdf() {
        return new CertificatePdf(this).bytes();
    }

    /// The same in a sentence, for whoever it is given to.
    public String says() {
        String erased = "Everything kept of this person was erased on " + erasedAt
                + ", and the key it was sealed under destroyed. ";
        return erased + here() + elsewhere();
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
