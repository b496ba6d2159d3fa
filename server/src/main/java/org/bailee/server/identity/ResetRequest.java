package org.bailee.server.identity;

import java.time.Instant;
import java.util.UUID;
import org.bailee.server.shared.ActorId;

/// A reset of the factors of somebody who approves, that waits for a second administrator.
public record ResetRequest(UUID id, ActorId staff, LinkKind kind, ActorId askedBy, Instant askedAt)
        implements ResetAnswer {}
