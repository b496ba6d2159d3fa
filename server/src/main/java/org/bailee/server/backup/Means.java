package org.bailee.server.backup;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongFunction;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.ClockWatch;
import org.bailee.server.keys.KeyRing;

/// What the door of this room and those behind it work with.
///
/// @param roots of the audit log's first so many entries, as a manifest spells it; empty if there are not so many
record Means(
        BackupSettings settings,
        RunStore runs,
        Attempts attempts,
        KeyRing ring,
        AuditLog audit,
        ClockWatch watch,
        LongFunction<Optional<String>> roots,
        InstantSource clock) {

    Instant now() {
        return clock.instant();
    }

    /// What was done later than this was done by a clock that was wrong: nothing is put off until then.
    Instant latest() {
        return now().plus(Shelf.AHEAD);
    }
}
