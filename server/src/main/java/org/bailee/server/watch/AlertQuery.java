package org.bailee.server.watch;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.SubjectId;

/// Which alerts to find: all conditions given must hold. Newest first, from before `after`.
///
/// @param open whether nobody has acknowledged them yet
/// @param least the grade from which on
/// @param limit how many at most, 1 to 1000
public record AlertQuery(
        Optional<Boolean> open,
        Optional<Grade> least,
        Optional<String> rule,
        Optional<ActorId> actor,
        Optional<SubjectId> person,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<UUID> after,
        int limit) {
    public static AlertQuery open(int limit) {
        return new AlertQuery(
                Optional.of(true),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                limit);
    }
}
