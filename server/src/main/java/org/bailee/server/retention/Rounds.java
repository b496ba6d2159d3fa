package org.bailee.server.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.ClockWatch;
import org.bailee.server.database.Turn;
import org.bailee.server.database.Tx;
import org.bailee.server.register.Register;
import org.bailee.server.register.RegisterVersion;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Ids;
import org.bailee.server.vault.Upkeep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What each node does again and again: begins the night's run when it is due, also late, and moves on what is
/// under way, a little at a time and on one node only.
final class Rounds {
    static final String CLOCK = "retention.clock-jumped";

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final Duration LOOK = Duration.ofSeconds(10);

    /// How often a clock that is doubted is written down anew, and for how long it counts as doubted since.
    private static final Duration OFTEN = Duration.ofMinutes(1);

    private static final Duration FORGOTTEN = Duration.ofMinutes(5);

    private final RetentionSettings settings;
    private final Register register;
    private final Upkeep upkeep;
    private final RunStore runs;
    private final Turn turn;
    private final ClockWatch watch;
    private final Looking looking;
    private final Erasing erasing;
    private final AuditLog audit;
    private final Tx tx;
    private final Ids ids;
    private final InstantSource clock;
    private final UUID node;
    private boolean isOurs;

    Rounds(
            RetentionSettings settings,
            Register register,
            Upkeep upkeep,
            RunStore runs,
            Turn turn,
            ClockWatch watch,
            Looking looking,
            Erasing erasing,
            AuditLog audit,
            Tx tx,
            Ids ids,
            InstantSource clock) {
        this.settings = settings;
        this.register = register;
        this.upkeep = upkeep;
        this.runs = runs;
        this.turn = turn;
        this.watch = watch;
        this.looking = looking;
        this.erasing = erasing;
        this.audit = audit;
        this.tx = tx;
        this.ids = ids;
        this.clock = clock;
        this.node = ids.next();
    }

    /// @return when to come again
    Duration step() {
        RegisterVersion version = register.current();
        Instant word = clock.instant();
        Optional<Instant> believed = watch.believed();
        if (believed.isEmpty()) {
            doubt(word, version);
        }
        // Whoever is believed says nothing of another node's clock: the two would supersede and refuse in turns.
        runs.endForgotten(FORGOTTEN);
        return believed.map(now -> step(now, version)).orElse(LOOK);
    }

    private Duration step(Instant now, RegisterVersion version) {
        if (!hasWork(version, now)) {
            giveBack();
            return LOOK;
        }
        if (!turn.take(node)) {
            return LOOK;
        }
        isOurs = true;
        Duration wait;
        // A step opens many people, and has no time it must be done in.
        try (Turn.Kept _ = turn.keep(node)) {
            wait = work(now, version);
        }
        if (!wait.isZero()) {
            giveBack();
        }
        return wait;
    }

    private void giveBack() {
        if (isOurs) {
            turn.give(node);
            isOurs = false;
        }
    }

    private Duration work(Instant now, RegisterVersion version) {
        Optional<Run> underWay = runs.underWay().stream().findFirst();
        if (underWay.isPresent()) {
            moveOn(underWay.get(), version, now);
            return Duration.ZERO;
        }
        // Another node may have begun it since.
        if (isDue(version, now)) {
            runs.newestRun().filter(Run::isOpen).ifPresent(waiting -> erasing.end(waiting, RunState.SUPERSEDED));
            begin(Actor.bailee().id(), Actor.bailee().name(), false, version, now);
            return Duration.ZERO;
        }
        return LOOK;
    }

    /// Asked without the turn, so that an idle server writes nothing.
    private boolean hasWork(RegisterVersion version, Instant now) {
        return !runs.underWay().isEmpty() || isDue(version, now);
    }

    /// One run for each clock that is doubted, and not one for each node and look. It has what that clock says,
    /// as it goes on: whoever confirms it weeks later confirms what it says by then.
    private void doubt(Instant word, RegisterVersion version) {
        Optional<Run> refused = refusedNow();
        if (refused.isEmpty() && turn.take(node)) {
            // Another node may have done it since.
            refused = refusedNow();
            if (refused.isEmpty()) {
                refuse(version, word);
            }
            turn.give(node);
        }
        refused.ifPresent(run -> runs.doubt(run.id(), word, OFTEN));
    }

    private Optional<Run> refusedNow() {
        return runs.refused().stream()
                .filter(run -> run.doubtedAt().filter(watch::isNear).isPresent())
                .findFirst();
    }

    private void moveOn(Run run, RegisterVersion version, Instant now) {
        if (run.register() != version.number()) {
            // What was found was found by other rules, and is found again by these.
            erasing.end(run, RunState.SUPERSEDED);
            begin(run.askedBy(), run.askerName(), run.preview(), version, now);
        } else if (run.state() == RunState.LOOKING) {
            looking.step(run, version);
        } else {
            erasing.step(run, version);
        }
    }

    /// Once a night at the time that is set, later if nobody was there; at once if the register changed under a
    /// run that waits.
    private boolean isDue(RegisterVersion version, Instant now) {
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

    /// Nothing is erased by it, so the clock need not be believed.
    Run preview(Actor by) {
        return begin(by.id(), by.name(), true, register.current(), clock.instant());
    }

    /// @param now by which everything is judged: of a run the time that is believed, and no later look at the
    /// clock
    private Run begin(ActorId by, String name, boolean preview, RegisterVersion version, Instant now) {
        Run run = new Run(
                ids.next(now),
                preview,
                RunState.LOOKING,
                version.number(),
                by,
                name,
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                upkeep.people(),
                Run.Found.NOTHING,
                Run.Erased.NOTHING,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return tx.write(() -> {
            runs.insert(run);
            return run;
        });
    }

    /// Under the time that was believed last: by that of the clock it would be the newest for years.
    private void refuse(RegisterVersion version, Instant word) {
        Instant seen = watch.seen().map(ClockWatch.Seen::last).orElseThrow();
        // One from before 1970, which only somebody else can have written, would make an id above all there will be.
        Instant earliest = runs.newestRun().map(Run::begunAt).orElse(Instant.EPOCH);
        Instant believed = seen.isBefore(earliest) ? earliest : seen;
        Run run = new Run(
                ids.next(believed),
                false,
                RunState.REFUSED,
                version.number(),
                Actor.bailee().id(),
                Actor.bailee().name(),
                believed,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                Run.Found.NOTHING,
                Run.Erased.NOTHING,
                Optional.of(CLOCK),
                Optional.of(word),
                Optional.empty(),
                Optional.empty());
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
