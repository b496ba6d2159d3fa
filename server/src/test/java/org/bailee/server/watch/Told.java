package org.bailee.server.watch;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.Outcome;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.SubjectId;

/// Entries as other rooms write them, for tests of what the watch makes of them.
record Told(
        Instant at,
        String kind,
        ActorId actor,
        Optional<SubjectId> subject,
        Optional<String> purpose,
        Optional<String> reason,
        Outcome outcome,
        Map<String, String> details) {
    static Told opened(Instant at, ActorId actor, SubjectId subject, String purpose, Optional<String> reason) {
        return new Told(
                at,
                "subject-opened",
                actor,
                Optional.of(subject),
                Optional.of(purpose),
                reason,
                Outcome.DONE,
                Map.of("fields", "profile.name=plain"));
    }

    static Told searched(Instant at, ActorId actor, String purpose, int found) {
        return new Told(
                at,
                "people-searched",
                actor,
                Optional.empty(),
                Optional.of(purpose),
                Optional.empty(),
                Outcome.DONE,
                Map.of("found", Integer.toString(found)));
    }

    static Told refused(Instant at, ActorId actor, String rule) {
        return new Told(
                at,
                "access-refused",
                actor,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Outcome.REFUSED,
                Map.of("rule", rule));
    }

    static Told of(Instant at, String kind, ActorId actor, Map<String, String> details) {
        return new Told(at, kind, actor, Optional.empty(), Optional.empty(), Optional.empty(), Outcome.DONE, details);
    }

    Told about(SubjectId person) {
        return new Told(at, kind, actor, Optional.of(person), purpose, reason, outcome, details);
    }

    Told ended(Outcome how) {
        return new Told(at, kind, actor, subject, purpose, reason, how, details);
    }

    Entry entry() {
        return new Entry(
                new EntryId(new UUID(at.toEpochMilli() << 16, ChronoUnit.MICROS.between(Instant.EPOCH, at))),
                at,
                kind,
                actor,
                subject,
                Optional.empty(),
                purpose,
                reason,
                outcome,
                details);
    }
}
