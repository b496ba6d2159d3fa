package org.bailee.server.database;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/// Lets one do at a time, on all nodes, what only one should: whoever has the turn keeps it for as long as they
/// are at it, and whoever is killed keeps the others waiting for less than a minute.
///
/// It is lengthened from beside, whether the work gets on or not: one step of it may take longer than the turn
/// lasts. A process that was paused may believe in a turn that is another's by now, so what must not happen
/// twice is decided by the row it changes, or asked for by [#isStill] right before.
public final class Turn {
    private static final Logger LOG = LoggerFactory.getLogger(Turn.class);

    /// Long enough for a database or a machine that stands still for a while.
    private static final Duration LASTS = Duration.ofSeconds(45);

    private static final Duration BEAT = Duration.ofSeconds(5);

    private final TurnStore store;
    private final Duration lasts;
    private final Duration beat;

    /// @param table of the room it is for
    public Turn(JdbcTemplate db, String table) {
        this(db, table, LASTS, BEAT);
    }

    Turn(JdbcTemplate db, String table, Duration lasts, Duration beat) {
        this.store = new TurnStore(db, table);
        this.lasts = lasts;
        this.beat = beat;
    }

    /// Takes the turn; within the caller's transaction if there is one.
    ///
    /// @return false if somebody else has it
    public boolean take(UUID holder) {
        return store.take(holder, lasts);
    }

    /// Whether it has been this holder's ever since they took it; lengthens it then.
    public boolean isStill(UUID holder) {
        return store.lengthen(holder, lasts);
    }

    /// Gives it back, so that whoever comes next need not wait for its end.
    public void give(UUID holder) {
        store.give(holder);
    }

    /// Keeps a turn that was taken until this is closed, unless it is another's already.
    public Kept keep(UUID holder) {
        return new Kept(holder);
    }

    /// Lengthens a turn every few seconds.
    public final class Kept implements AutoCloseable {
        private final UUID holder;
        private final Thread thread;
        private volatile boolean closed;

        private Kept(UUID holder) {
            this.holder = holder;
            this.thread = Thread.ofVirtual().name("turn").start(this::run);
        }

        private void run() {
            long next = System.nanoTime() + beat.toNanos();
            while (!closed) {
                LockSupport.parkNanos(next - System.nanoTime());
                if (!closed && System.nanoTime() >= next) {
                    lengthen();
                    next = System.nanoTime() + beat.toNanos();
                }
            }
        }

        private void lengthen() {
            try {
                if (!isStill(holder)) {
                    LOG.warn("A turn was lost: this process stood still for too long, or its database did.");
                    closed = true;
                }
            } catch (RuntimeException away) {
                // It lasts for a while yet, and is tried again before it is over.
                LOG.debug("A turn was not lengthened.", away);
            }
        }

        /// Waits for a beat that is under way: one that came after would warn of a turn that was given back.
        @Override
        public void close() {
            closed = true;
            LockSupport.unpark(thread);
            boolean interrupted = false;
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
