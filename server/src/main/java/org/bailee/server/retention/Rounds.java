package org.bailee.server.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.ClockWatch;
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
    private static final Duration TURN = Duration.ofMinutes(5);

    private final RetentionSettings settings;
    private final Register register;
    private final Upkeep upkeep;
    private final RunStore runs;
    private final ClockWatch watch;
    private final Looking looking;
    private final Erasing erasing;
    private final AuditLog audit;
    private final Tx tx;
    private final Ids ids;
    private final InstantSource clock;
    private final UUID node;

    Rounds(
            RetentionSettings settings,
            Register register,
            Upkeep upkeep,
            RunStore runs,
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
        Instant now = clock.instant();
        boolean believed = watch.believes();
        if (!hasWork(believed, version, now) || !runs.takeTurn(node, TURN)) {
            return LOOK;
        }
        Optional<Run> refused = runs.refused();
        if (!believed) {
            if (refused.isEmpty()) {
                refuse(version);
            }
            return LOOK;
        }
        refused.ifPresent(run -> runs.move(run.id(), RunState.REFUSED, RunState.SUPERSEDED));
        Optional<Run> underWay = runs.underWay().stream().findFirst();
        if (underWay.isPresent()) {
            moveOn(underWay.get(), version);
            return Duration.ZERO;
        }
        // Another node may have begun it since.
        if (isDue(version, now)) {
            runs.newestRun().filter(Run::isOpen).ifPresent(waiting -> erasing.end(waiting, RunState.SUPERSEDED));
            begin(Actor.bailee().id(), Actor.bailee().name(), false, version);
            return Duration.ZERO;
        }
        return LOOK;
    }

    /// Asked without the turn, so that an idle server writes nothing.
    private boolean hasWork(boolean believed, RegisterVersion version, Instant now) {
        boolean refused = runs.refused().isPresent();
        return believed ? refused || !runs.underWay().isEmpty() || isDue(version, now) : !refused;
    }

    private void moveOn(Run run, RegisterVersion version) {
        if (run.register() != version.number()) {
            // What was found was found by other rules, and is found again by these.
            erasing.end(run, RunState.SUPERSEDED);
            begin(run.askedBy(), run.askerName(), run.preview(), version);
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

    Run begin(ActorId by, String name, boolean preview, RegisterVersion version) {
        Instant now = clock.instant();
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
                Optional.empty());
        return tx.write(() -> {
            runs.insert(run);
            return run;
        });
    }

    /// Under the time that was believed last: by that of the clock it would be the newest for years.
    private void refuse(RegisterVersion version) {
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
                Optional.empty(),
                Optional.empty());
        tx.write(() -> {
            runs.insert(run);
            audit.append(
                    Actor.bailee(), RetentionEvent.of("retention-refused", run).failed());
            return run;
        });
        LOG.error(
                "The clock is more than {} ahead of {}, when it was last looked at: nothing is erased by retention, no entry"
                        + " of the log and no backup is deleted for its age, and no key ends, until the clock is set"
                        + " right, or somebody confirms it (bailee retention approve {}).",
                watch.jump(),
                believed,
                run.id());
    }
}
