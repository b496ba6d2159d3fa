package org.bailee.server.watch;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.SubjectId;

/// A decoy: a customer that nobody is.
///
/// @param id by which it is spoken of outside the watch
/// @param subject who it is in the vault
/// @param retiredAt since when nobody is called when it is looked at
public record HoneyPerson(UUID id, SubjectId subject, ActorId addedBy, Instant addedAt, Optional<Instant> retiredAt) {}
