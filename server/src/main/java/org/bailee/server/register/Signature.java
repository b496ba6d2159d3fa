package org.bailee.server.register;

import java.time.Instant;
import org.bailee.server.shared.ActorId;

/// Who applied a version, and when.
///
/// @param byName the account's name at that time
public record Signature(Instant at, ActorId by, String byName) {}
