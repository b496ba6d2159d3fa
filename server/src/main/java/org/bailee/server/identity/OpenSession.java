package org.bailee.server.identity;

import java.time.Instant;
import java.util.Map;

/// A session as lists show it: nothing by which it could be taken over.
public record OpenSession(
        SessionId id,
        Instant beganAt,
        Instant seenAt,
        Map<Factor, Instant> factors,
        String source,
        boolean isThisOne) {}
