package org.bailee.server.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bailee.server.audit.PlaceStore.Standing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Alarms when an entry that this process wrote has neither a place nor waits for one.
final class OwedCheck {
    static final Duration PACE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(OwedCheck.class);
    private static final int AT_ONCE = 5_000;

    private final Owed owed;
    private final PlaceStore places;
    private final LogAlarms alarms;

    OwedCheck(Owed owed, PlaceStore places, LogAlarms alarms) {
        this.owed = owed;
        this.places = places;
        this.alarms = alarms;
    }

    /// @return when to go on
    Duration step() {
        List<UUID> late = owed.late(AT_ONCE);
        if (late.isEmpty()) {
            return PACE;
        }
        List<UUID> settled = new ArrayList<>();
        for (Standing one : places.standing(late)) {
            if (!one.isWaiting()) {
                settled.add(one.entry());
            }
            if (!one.isPlaced() && !one.isWaiting()) {
                alarm(one.entry());
            }
        }
        owed.settled(settled);
        return PACE;
    }

    private void alarm(UUID entry) {
        LOG.error("The audit entry {} was taken away before it had its place.", entry);
        alarms.raise(
                "owed",
                "The entry " + entry
                        + " was written, and taken away from the database before it had its place. Find out"
                        + " who had access to it; what the entry told of is in no log.");
    }
}
