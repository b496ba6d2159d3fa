package org.bailee.server.audit;

import java.time.Duration;
import java.util.UUID;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives entries their places, one batch after the other, as long as the server runs.
///
/// Woken by what this process writes; looks once a second for what others wrote. A batch a fifth of a second at
/// the most: entries that come meanwhile share the next signature, and none waits a second for it.
final class Sequencer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final String WORK = "audit-places";

    private final Rounds rounds;
    private final LeaseStore leases;
    private final UUID self;
    private final AuditLog audit;
    private final LogAlarms alarms;
    private final Thread thread;
    private volatile boolean closed;

    Sequencer(Rounds rounds, LeaseStore leases, UUID self, AuditLog audit, LogAlarms alarms) {
        this.rounds = rounds;
        this.leases = leases;
        this.self = self;
        this.audit = audit;
        this.alarms = alarms;
        this.thread = Thread.ofPlatform().name("audit-sequencer").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        closed = true;
        audit.bell().ring();
        try {
            thread.join(Duration.ofSeconds(30));
            leases.give(WORK, self);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (Unavailable away) {
            LOG.debug("The lease was not given back: {}", away.code());
        }
    }

    private void run() {
        while (!closed) {
            boolean more = turn();
            try {
                if (!more) {
                    audit.bell().await(IDLE);
                }
                if (!closed) {
                    Thread.sleep(BETWEEN);
                }
            } catch (InterruptedException _) {
                return;
            }
        }
        // What was written until now is not left to the next start.
        turn();
    }

    /// @return whether there is more to do at once
    boolean turn() {
        if (alarms.halted().isPresent()) {
            return false;
        }
        try {
            rounds.look();
            return rounds.isWork() && leases.take(WORK, self, LEASE) && rounds.place() >= Rounds.MOST;
        } catch (LogFault fault) {
            halt(fault);
        } catch (Unavailable away) {
            LOG.warn("Audit entries wait for their places: {} {}", away.code(), away.says());
        } catch (RuntimeException failed) {
            LOG.error("Audit entries wait for their places.", failed);
        }
        return false;
    }

    void halt(LogFault fault) {
        alarms.halt(fault).ifPresent(halt -> {
            LOG.error("The audit log is halted. {} {} {}", halt.code(), halt.says(), halt.hint());
            try {
                audit.appendDurably(Actor.bailee(), new LogHalted(halt));
            } catch (RuntimeException failed) {
                LOG.error("That the audit log is halted could not be written to it.", failed);
            }
        });
    }
}
