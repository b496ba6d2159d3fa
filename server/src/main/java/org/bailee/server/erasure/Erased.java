package org.bailee.server.erasure;

import java.time.Instant;
import java.util.Optional;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.SubjectId;

/// That a person was erased, as the audit log tells it; again, where a restore had brought them back.
///
/// @param reason the reference that was given
public record Erased(SubjectId subject, EntryId entry, Instant at, ActorId by, Optional<String> reason) {}
