package org.bailee.server.audit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.SubjectId;

/// One line of the log, as it was written: ids, names of the register and references, and nobody's name.
public record Entry(
        EntryId id,
        Instant at,
        String kind,
        ActorId actor,
        Optional<SubjectId> subject,
        Optional<ActorId> about,
        Optional<String> purpose,
        Optional<String> reason,
        Outcome outcome,
        Map<String, String> details) {}
