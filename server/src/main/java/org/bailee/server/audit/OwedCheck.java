package org.bailee.server.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bailee.server.audit.PlaceStore.Waiting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Alarms when an entry that this process wrote has neither a place nor waits for one.
///
/// While the log is halted or sealed what waits may be millions. So it is looked through a piece at a time: what is
/// in no piece, from the first row to the last, does not wait.
final class OwedCheck {
    static final Duration PACE = Duration.ofSeconds(5);

    /// Between two pieces: twenty thousand rows a second, which is little work for the database.
    static final Duration SOON = Duration.ofMillis(50);

    /// Rows in a piece, which have eight megabytes at the most.
    static final int ROWS = 1_024;

    private static final int AT_ONCE = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(OwedCheck.class);

    private final Owed owed;
    private final PlaceStore places;
    private final LogAlarms alarms;

    /// Those that waited for long when this pass began, and were not met in it yet.
    private final Set<UUID> sought = new HashSet<>();

    private long next = Long.MIN_VALUE;

    OwedCheck(Owed owed, PlaceStore places, LogAlarms alarms) {
        this.owed = owed;
        this.places = places;
        this.alarms = alarms;
    }

    /// @return when to go on
    Duration step() {
        if (sought.isEmpty()) {
            sought.addAll(owed.late());
            next = Long.MIN_VALUE;
        }
        if (sought.isEmpty()) {
            return PACE;
        }
        List<Waiting> rows = places.waiting(next, ROWS);
        rows.forEach(row -> row.entries().forEach(sought::remove));
        if (!sought.isEmpty() && rows.size() == ROWS && rows.getLast().ordinal() < Long.MAX_VALUE) {
            next = rows.getLast().ordinal() + 1;
            return SOON;
        }
        settle(new ArrayList<>(sought));
        sought.clear();
        return PACE;
    }

    /// Places are asked for after what waits: an entry that got its place meanwhile has it.
    private void settle(List<UUID> notWaiting) {
        for (int from = 0; from < notWaiting.size(); from += AT_ONCE) {
            List<UUID> some = notWaiting.subList(from, Math.min(from + AT_ONCE, notWaiting.size()));
            Set<UUID> placed = new HashSet<>(places.withPlace(some));
            some.stream().filter(entry -> !placed.contains(entry)).forEach(this::alarm);
        }
        owed.settled(notWaiting);
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
