package org.bailee.server.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.SubjectId;

/// Something not as usual that somebody should look at, and whether somebody has.
///
/// @param code of the sentence that says why
/// @param gaps what of that sentence is not the same each time; numbers and names of the register
/// @param count how often it happened
/// @param firstPosition of the entries behind it; empty if no entry tells of it
public record Alert(
        UUID id,
        String rule,
        Grade grade,
        String code,
        List<String> gaps,
        ActorId actor,
        Optional<SubjectId> person,
        Instant firstAt,
        Instant lastAt,
        long count,
        OptionalLong firstPosition,
        OptionalLong lastPosition,
        Optional<Acknowledgement> acknowledgement) {
    /// Who looked, and what they say it was.
    public record Acknowledgement(ActorId by, Instant at, String reason) {}

    public Alert {
        gaps = List.copyOf(gaps);
    }

    Alert acknowledged(Acknowledgement said) {
        return new Alert(
                id,
                rule,
                grade,
                code,
                gaps,
                actor,
                person,
                firstAt,
                lastAt,
                count,
                firstPosition,
                lastPosition,
                Optional.of(said));
    }

    public boolean isOpen() {
        return acknowledgement.isEmpty();
    }
}
