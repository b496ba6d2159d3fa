package org.bailee.server.database;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.bailee.server.shared.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL that is started again when it ends by itself, be it killed or out of room.
///
/// It comes back on the same port, so the pool finds it by itself. PostgreSQL repairs what was cut short before it lets
/// anyone in; until then callers are refused.
final class KeptPostmaster {
    private static final Logger LOG = LoggerFactory.getLogger(KeptPostmaster.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

    private final List<String> command;
    private final Path data;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition asked = lock.newCondition();
    private Postmaster running;
    private boolean stopping;

    private KeptPostmaster(List<String> command, Path data) {
        this.command = command;
        this.data = data;
        this.running = Postmaster.start(command, data);
    }

    static KeptPostmaster start(List<String> command, Path data) {
        KeptPostmaster kept = new KeptPostmaster(command, data);
        Thread.ofPlatform().daemon().name("postgresql-watch").start(kept::watch);
        return kept;
    }

    void stop() {
        lock.lock();
        try {
            stopping = true;
            asked.signalAll();
            running.stop();
        } finally {
            lock.unlock();
        }
    }

    boolean isRunning() {
        return current().isRunning();
    }

    long pid() {
        return current().pid();
    }

    private Postmaster current() {
        lock.lock();
        try {
            return running;
        } finally {
            lock.unlock();
        }
    }

    private void watch() {
        Optional<Postmaster> watched = Optional.of(current());
        while (watched.isPresent()) {
            watched.get().awaitEnd();
            watched = again();
        }
    }

    /// @return what runs now, or nothing if it is to stay away
    private Optional<Postmaster> again() {
        lock.lock();
        try {
            Duration pause = FIRST_PAUSE;
            while (!stopping) {
                try {
                    Orphan.stop(data);
                    running = Postmaster.start(command, data);
                    LOG.warn("PostgreSQL runs again.");
                    return Optional.of(running);
                } catch (Problem | IOException failed) {
                    LOG.error(
                            "PostgreSQL cannot be started again: {}",
                            failed instanceof Problem problem
                                    ? problem.says()
                                    : failed.getClass().getSimpleName());
                }
                boolean _ = asked.await(pause.toMillis(), TimeUnit.MILLISECONDS);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return Optional.empty();
    }
}
