package org.bailee.server.backup;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Tells how far a run is: at once, and then once a second, as each telling is a commit and parts come faster.
final class Progress implements Consumer<Manifest.Part> {
    private static final Duration OFTEN = Duration.ofSeconds(1);

    private final Attempts attempts;
    private final Run run;
    private final InstantSource clock;
    private @Nullable Instant told;
    private long rows;
    private long bytes;

    Progress(Attempts attempts, Run run, InstantSource clock) {
        this.attempts = attempts;
        this.run = run;
        this.clock = clock;
    }

    @Override
    public synchronized void accept(Manifest.Part part) {
        rows += part.rows();
        bytes += part.size();
        Instant now = clock.instant();
        // Either way: a clock that was set back must not keep the turn from lasting longer.
        if (told == null || Duration.between(told, now).abs().compareTo(OFTEN) >= 0) {
            attempts.progress(run, rows, bytes);
            told = now;
            rows = 0;
            bytes = 0;
        }
    }
}
