package org.bailee.server.database;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.bailee.server.shared.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does one thing in the background, a step at a time, until it is closed. A step that fails is tried again
/// later, and whoever runs the server is told once it has failed for long.
public final class Duty implements AutoCloseable {
    private static final int REST = 3;
    private static final Logger LOG = LoggerFactory.getLogger(Duty.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);

    /// How often in a row it fails before that is told: a database that is started anew is back by then.
    private static final int LONG = 10;

    private final String name;
    private final Supplier<Duration> step;
    private final Duration afterFailure;
    private final Thread thread;
    private volatile boolean closed;
    private int failures;

    /// @param step answers when it wants to be called again
    public Duty(String name, Supplier<Duration> step) {
        this(name, step, AFTER_FAILURE);
    }

    Duty(String name, Supplier<Duration> step, Duration afterFailure) {
        this.name = name;
        this.step = step;
        this.afterFailure = afterFailure;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    /// Rests three times as long after a step that wants to go on at once as it took: on two processors who opens
    /// people meanwhile waits a seventh longer.
    public static Duration resting(InstantSource clock, Supplier<Duration> step) {
        long begun = clock.millis();
        Duration wait = step.get();
        return wait.isZero() ? Duration.ofMillis(Math.max(1, REST * (clock.millis() - begun))) : wait;
    }

    public void start() {
        thread.start();
    }

    private void run() {
        while (!closed) {
            Duration wait = afterFailure;
            try {
                wait = step.get();
                worked();
            } catch (Unavailable away) {
                waits(away);
            } catch (RuntimeException failed) {
                LOG.warn("{} failed and is tried again.", name, failed);
            }
            try {
                Thread.sleep(wait);
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    /// Not at once, or every start of a database would be told of by every duty; and not each time, or what else
    /// is told would drown in it.
    private void waits(Unavailable away) {
        failures++;
        if (failures == LONG) {
            LOG.warn(
                    "{} could not be done {} times in a row, and is tried on: {} {} ({})",
                    name,
                    LONG,
                    away.says(),
                    away.hint(),
                    away.code());
        } else {
            LOG.debug("{} waits: {}", name, away.code());
        }
    }

    private void worked() {
        if (failures >= LONG) {
            LOG.warn("{} is done again.", name);
        }
        failures = 0;
    }

    @Override
    public void close() {
        closed = true;
        // What is under way is one short step, which fails like any other.
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(15));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
