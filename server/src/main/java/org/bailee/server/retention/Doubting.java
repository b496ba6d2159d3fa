package org.bailee.server.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.ClockWatch;
import org.bailee.server.database.Tx;
import org.bailee.server.register.RegisterVersion;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a refused run for each clock that is not believed, so that somebody can say that it is right.
final class Doubting {
    static final String CLOCK = "retention.clock-jumped";

    private static final Logger LOG = LoggerFactory.getLogger(Doubting.class);

    /// How often a clock that is doubted is written down anew, and for how long it counts as doubted since.
    private static final Duration OFTEN = Duration.ofMinutes(1);

    private static final Duration FORGOTTEN = Duration.ofMinutes(5);

    private final RunStore runs;
    private final ClockWatch watch;
    private final OurTurn turn;
    private final AuditLog audit;
    private final Tx tx;
    private final Ids ids;
    private final InstantSource clock;

    Doubting(RunStore runs, ClockWatch watch, OurTurn turn, AuditLog audit, Tx tx, Ids ids, InstantSource clock) {
        this.runs = runs;
        this.watch = watch;
        this.turn = turn;
        this.audit = audit;
        this.tx = tx;
        this.ids = ids;
        this.clock = clock;
    }

    /// What the clock says, if it is believed; else that is told.
    Optional<Instant> believed(RegisterVersion version) {
        Instant word = clock.instant();
        Optional<Instant> believed = watch.believed();
        if (believed.isEmpty()) {
            doubt(word, version);
        }
        // Whoever is believed says nothing of another node's clock: the two would supersede and refuse in turns.
        runs.endForgotten(FORGOTTEN);
        return believed;
    }

    /// One run for each clock that is doubted, and not one for each node and look. It has what that clock says,
    /// as it goes on: whoever confirms it weeks later confirms what it says by then.
    private void doubt(Instant word, RegisterVersion version) {
        Optional<Run> refused = refusedNow();
        if (refused.isEmpty() && turn.take()) {
            // Another node may have done it since.
            refused = refusedNow();
            if (refused.isEmpty()) {
                refuse(version, word);
            }
            turn.giveBack();
        }
        refused.ifPresent(run -> runs.doubt(run.id(), word, OFTEN));
    }

    private Optional<Run> refusedNow() {
        return runs.refused().stream()
                .filter(run -> run.doubtedAt().filter(watch::isNear).isPresent())
                .findFirst();
    }

    /// Under the time that was believed last: by that of the clock it would be the newest for years.
    private void refuse(RegisterVersion version, Instant word) {
        Instant seen = watch.seen().map(ClockWatch.Seen::last).orElseThrow();
        // One from before 1970, which only somebody else can have written, would make an id above all there will be.
        Instant earliest = runs.newestRun().map(Run::begunAt).orElse(Instant.EPOCH);
        Instant believed = seen.isBefore(earliest) ? earliest : seen;
        Run run = Run.refused(ids.next(believed), version.number(), believed, CLOCK, word);
        tx.write(() -> {
            runs.insert(run);
            runs.doubt(run.id(), word, OFTEN);
            audit.append(
                    Actor.bailee(), RetentionEvent.of("retention-refused", run).failed());
            return run;
        });
        LOG.error(
                "The clock says {}, more than {} ahead of {}, when it was last looked at: nothing is erased by retention, no"
                        + " entry of the log and no backup is deleted for its age, and no key ends, until the clock is"
                        + " set right, or somebody confirms it (bailee retention approve {}).",
                word,
                watch.jump(),
                believed,
                run.id());
    }
}
