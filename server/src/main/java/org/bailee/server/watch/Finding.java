package org.bailee.server.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.SubjectId;

/// What a rule saw, with the entry at which it saw it.
///
/// @param code of the sentence that says why, such as `volume-own`
/// @param gaps what of that sentence is not the same each time: numbers and names of the register, no person's data
/// @param person if it is about one
/// @param evidence the entry; empty for what no entry tells of
record Finding(
        String rule,
        Grade grade,
        String code,
        List<String> gaps,
        ActorId actor,
        Optional<SubjectId> person,
        Instant at,
        Optional<Evidence> evidence) {
    /// An entry and its place in the log.
    record Evidence(long position, EntryId entry) {}

    /// What is one alert as long as it goes on.
    record Key(String rule, ActorId actor, Optional<SubjectId> person) {}

    Finding {
        gaps = List.copyOf(gaps);
    }

    Key key() {
        return new Key(rule, actor, person);
    }
}
