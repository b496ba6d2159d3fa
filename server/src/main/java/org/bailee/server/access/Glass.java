package org.bailee.server.access;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.SubjectId;

/// One person's record opened in an emergency, and what somebody else thought of it afterwards.
public record Glass(
        UUID id,
        ActorId openedBy,
        String openerName,
        SubjectId subject,
        String role,
        String purpose,
        String reason,
        Instant openedAt,
        Instant endsAt,
        Optional<String> reviewerName,
        Optional<Instant> reviewedAt,
        Optional<Verdict> verdict,
        Optional<String> reference) {
    /// What a reviewer says.
    public enum Verdict {
        JUSTIFIED,
        NOT_JUSTIFIED;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<Verdict> named(String word) {
            for (Verdict verdict : values()) {
                if (verdict.word().equals(word)) {
                    return Optional.of(verdict);
                }
            }
            return Optional.empty();
        }
    }

    public boolean isOpen(Instant now) {
        return now.isBefore(endsAt);
    }
}
