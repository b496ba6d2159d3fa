package org.bailee.server.audit;

import java.time.Instant;
import org.bailee.server.shared.ActorId;

/// How often one account was shown people's data in one hour.
///
/// @param hour its beginning
public record HourOfReads(ActorId actor, Instant hour, long reads) {}
