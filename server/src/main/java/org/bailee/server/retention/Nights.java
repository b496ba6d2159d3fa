package org.bailee.server.retention;

import java.time.Instant;
import java.util.Optional;
import org.bailee.server.audit.ClockWatch;
import org.bailee.server.register.RegisterVersion;

/// When a run is due: once a night at the time that is set, later if nobody was there; at once if the register
/// changed under a run that waits.
final class Nights {
    private final RetentionSettings settings;
    private final RunStore runs;
    private final ClockWatch watch;

    Nights(RetentionSettings settings, RunStore runs, ClockWatch watch) {
        this.settings = settings;
        this.runs = runs;
        this.watch = watch;
    }

    boolean isDue(RegisterVersion version, Instant now) {
        if (!settings.on() || version.number() == 0) {
            return false;
        }
        Optional<Run> newest = runs.newestRun();
        Instant due = settings.dueBefore(now);
        boolean stale = newest.filter(run -> run.state() == RunState.WAITING && run.register() != version.number())
                .isPresent();
        boolean first = watch.seen().map(ClockWatch.Seen::since).orElse(now).isBefore(due);
        return stale || first && newest.map(run -> run.begunAt().isBefore(due)).orElse(true);
    }
}
