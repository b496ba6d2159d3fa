package org.bailee.server.audit;

import java.util.Map;
import java.util.Optional;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.SubjectId;

/// Something that happened, told in ids and names from the register only. Each room declares its own.
public interface AuditEvent {
    /// The event's stable name, such as `subject-opened`.
    String kind();

    default Optional<SubjectId> subject() {
        return Optional.empty();
    }

    /// The member of staff whose account it befell, so that they can be told.
    default Optional<ActorId> about() {
        return Optional.empty();
    }

    /// The activity of the register the request served.
    default Optional<String> purpose() {
        return Optional.empty();
    }

    /// The caller's reference to why, such as a ticket number.
    default Optional<String> reason() {
        return Optional.empty();
    }

    default Outcome outcome() {
        return Outcome.DONE;
    }

    /// Further ids and register names; never a person's data.
    default Map<String, String> details() {
        return Map.of();
    }
}
