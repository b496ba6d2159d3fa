package org.bailee.server.identity;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.ClockWatch;
import org.bailee.server.database.Tx;
import org.bailee.server.keys.StaffSecrets;
import org.bailee.server.shared.Ids;

/// What the doors of this room work with.
record Means(
        AuditLog audit,
        Tx tx,
        Ids ids,
        SecureRandom random,
        InstantSource clock,
        ClockWatch watch,
        StaffSecrets secrets,
        SignInSettings settings) {
    /// In milliseconds, which is what is kept: a moment compares equal before and after it was stored.
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
