package org.bailee.server.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Keeps watch as long as the server runs: one thread reads the log, one looks at the log from outside, on
/// every node and whoever reads, and one tells what is to be told, so that none that hangs keeps the others
/// from their work.
final class WatchDuty implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(WatchDuty.class);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);
    private static final Duration LOOK_AT_LOG = Duration.ofSeconds(1);
    private static final Duration SWEEP = Duration.ofHours(1);

    /// One turn of a thread's work.
    private interface Turn {
        /// @return whether there is more to do at once
        boolean take();
    }

    private final Reader reader;
    private final LogWatch log;
    private final OwnWatch own;
    private final Courier courier;
    private final BooleanSupplier sealed;
    private final InstantSource clock;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;
    private Instant lookedAt = Instant.EPOCH;
    private Instant sweptAt = Instant.EPOCH;

    /// @param sealed whether decoys cannot be known at the moment; nothing can be opened meanwhile, and reading
    /// waits
    WatchDuty(Reader reader, LogWatch log, OwnWatch own, Courier courier, BooleanSupplier sealed, InstantSource clock) {
        this.reader = reader;
        this.log = log;
        this.own = own;
        this.courier = courier;
        this.sealed = sealed;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        threads.add(Thread.ofVirtual().name("watch-reads").start(() -> again(this::read)));
        threads.add(Thread.ofVirtual().name("watch-log").start(() -> again(this::look)));
        threads.add(Thread.ofVirtual().name("watch-tells").start(() -> again(this::tell)));
    }

    @Override
    public void stop() {
        running = false;
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofSeconds(5));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
        try {
            reader.release();
        } catch (RuntimeException gone) {
            LOG.debug("The lease runs out by itself: the database is gone.");
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private boolean read() {
        if (sealed.getAsBoolean()) {
            return false;
        }
        return reader.round() == Reader.MOST;
    }

    /// Each look fails alone: what somebody did to the rows of one must not keep the others from telling of it.
    boolean look() {
        Instant now = clock.instant();
        if (!sealed.getAsBoolean() && !now.isBefore(lookedAt.plus(LOOK_AT_LOG))) {
            lookedAt = now;
            each(log::round, own::round, log::mail);
        }
        return false;
    }

    /// @throws RuntimeException the first that one failed with; the others are with it
    private static void each(Runnable... looks) {
        @Nullable RuntimeException first = null;
        for (Runnable look : looks) {
            try {
                look.run();
            } catch (RuntimeException failed) {
                if (first == null) {
                    first = failed;
                } else {
                    first.addSuppressed(failed);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private boolean tell() {
        if (sealed.getAsBoolean()) {
            // What is to be told cannot be opened.
            return false;
        }
        Instant now = clock.instant();
        if (!now.isBefore(sweptAt.plus(SWEEP))) {
            sweptAt = now;
            courier.sweep();
        }
        return courier.round() > 0;
    }

    private void again(Turn turn) {
        while (running) {
            Duration pause = PAUSE;
            try {
                pause = turn.take() ? Duration.ZERO : PAUSE;
            } catch (RuntimeException trouble) {
                if (running) {
                    LOG.warn(
                            "The watch could not go on ({}) and tries again in {} s; it leaves nothing out.",
                            trouble.getClass().getSimpleName(),
                            AFTER_TROUBLE.toSeconds());
                }
                pause = AFTER_TROUBLE;
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
