package org.bailee.server.erasure;

import java.time.Instant;
import java.util.Optional;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.SubjectId;

/// That a person, or a part of one, was erased, as the audit log tells it; again, where a restore had brought
/// them back.
///
/// @param reason the reference that was given
/// @param part what was erased; empty if everything was
/// @param number by which the certificate of a part is asked for
public record Erased(
        SubjectId subject,
        EntryId entry,
        Instant at,
        ActorId by,
        Optional<String> reason,
        Optional<ErasedPart> part,
        Optional<Long> number) {}
