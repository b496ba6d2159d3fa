package org.bailee.server.audit;

import java.time.Instant;
import java.util.Optional;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.SubjectId;

/// Which entries to find: all conditions given must hold. Newest first, from before `after`.
///
/// @param limit how many at most, 1 to 1000
public record EntryQuery(
        Optional<SubjectId> subject,
        Optional<ActorId> actor,
        Optional<String> kind,
        Optional<String> purpose,
        Optional<Outcome> outcome,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<EntryId> after,
        int limit) {
    public static EntryQuery newest(int limit) {
        return of(Optional.empty(), Optional.empty(), limit);
    }

    public static EntryQuery ofKind(String kind, int limit) {
        return of(Optional.empty(), Optional.of(kind), limit);
    }

    public static EntryQuery about(SubjectId subject, int limit) {
        return of(Optional.of(subject), Optional.empty(), limit);
    }

    private static EntryQuery of(Optional<SubjectId> subject, Optional<String> kind, int limit) {
        return new EntryQuery(
                subject,
                Optional.empty(),
                kind,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                limit);
    }
}
