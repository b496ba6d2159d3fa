package org.bailee.server.backup;

import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Function;
import org.bailee.server.audit.AuditEvent;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.database.Turn;
import org.bailee.server.database.Tx;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.Problem;

/// Sees each thing that is tried with backups to its end: one at a time on all nodes, written down whether it works or
/// not.
final class Attempts {
    /// What was done, and what the log is told of it.
    record Outcome(long tables, long rows, long bytes, AuditEvent event) {}

    private final RunStore runs;
    private final Turn turn;
    private final Tx tx;
    private final AuditLog audit;
    private final Ids ids;
    private final InstantSource clock;

    Attempts(RunStore runs, Turn turn, Tx tx, AuditLog audit, Ids ids, InstantSource clock) {
        this.runs = runs;
        this.turn = turn;
        this.tx = tx;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /// Begins, if nobody else is at it.
    ///
    /// @throws org.bailee.server.shared.Conflict if somebody is
    Run begin(String what, UUID set) {
        Run run = Run.begun(ids.next(), what, set, clock.instant());
        return tx.write(() -> {
            if (!turn.take(run.id())) {
                throw Refused.underWay();
            }
            runs.endAbandoned(clock.instant());
            runs.begin(run);
            return run;
        });
    }

    /// Does what was begun.
    void finish(Actor actor, Run run, Function<Run, Outcome> work) {
        try {
            Outcome outcome = kept(run, work);
            audit.appendDurably(actor, outcome.event());
            end(run, () -> {
                if (!runs.done(run.id(), clock.instant(), outcome.tables(), outcome.rows(), outcome.bytes())) {
                    throw Refused.stopped();
                }
            });
        } catch (RuntimeException failed) {
            fail(actor, run, failed instanceof Problem problem ? problem.code() : "backup.fault");
            throw failed;
        }
    }

    /// However long a part of it takes, the turn is ours until it is done.
    private Outcome kept(Run run, Function<Run, Outcome> work) {
        try (Turn.Kept _ = turn.keep(run.id())) {
            return work.apply(run);
        }
    }

    void fail(Actor actor, Run run, String code) {
        end(run, () -> {
            runs.failed(run.id(), clock.instant(), code);
            audit.append(actor, BackupEvent.failed(run, code));
        });
    }

    /// Whoever sees that it ended can begin the next.
    private void end(Run run, Runnable written) {
        tx.write(() -> {
            written.run();
            turn.give(run.id());
            return run;
        });
    }

    /// What follows is done only by whoever has the turn still.
    void mustBeOurs(Run run) {
        if (!turn.isStill(run.id())) {
            throw Refused.stopped();
        }
    }

    /// So much more is done: it is shown, unless somebody else has the turn by now.
    void progress(Run run, long rows, long bytes) {
        tx.write(() -> {
            runs.progress(run.id(), rows, bytes);
            mustBeOurs(run);
            return run;
        });
    }
}
