package org.bailee.server.retention;

import java.time.Instant;
import java.time.InstantSource;
import org.bailee.server.database.Tx;
import org.bailee.server.register.RegisterVersion;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Ids;
import org.bailee.server.vault.Upkeep;

/// The course of a run: it begins, looks, and erases what it found; if the register changes meanwhile, another
/// one begins in its place.
final class Course {
    private final RunStore runs;
    private final Upkeep upkeep;
    private final Looking looking;
    private final Erasing erasing;
    private final Tx tx;
    private final Ids ids;
    private final InstantSource clock;

    Course(RunStore runs, Upkeep upkeep, Looking looking, Erasing erasing, Tx tx, Ids ids, InstantSource clock) {
        this.runs = runs;
        this.upkeep = upkeep;
        this.looking = looking;
        this.erasing = erasing;
        this.tx = tx;
        this.ids = ids;
        this.clock = clock;
    }

    /// Nothing is erased by it, so the clock need not be believed.
    Run preview(Actor by, RegisterVersion version) {
        return begin(Run.Asked.preview(by), version, clock.instant());
    }

    /// In the place of the last one, if that still waits.
    ///
    /// @param now that is believed
    void beginNight(RegisterVersion version, Instant now) {
        runs.newestRun().filter(Run::isOpen).ifPresent(this::supersede);
        begin(Run.Asked.NIGHTLY, version, now);
    }

    /// @param now that is believed
    void moveOn(Run run, RegisterVersion version, Instant now) {
        if (run.register() != version.number()) {
            // What was found was found by other rules, and is found again by these.
            supersede(run);
            begin(run.asked(), version, now);
        } else if (run.state() == RunState.LOOKING) {
            looking.step(run, version);
        } else {
            erasing.step(run, version);
        }
    }

    private void supersede(Run run) {
        erasing.end(run, RunState.SUPERSEDED);
    }

    /// @param now by which everything is judged: of a run the time that is believed, and no later look at the
    /// clock
    private Run begin(Run.Asked asked, RegisterVersion version, Instant now) {
        Run run = Run.begun(ids.next(now), asked, version.number(), now, upkeep.people());
        return tx.write(() -> {
            runs.insert(run);
            return run;
        });
    }
}
