package org.bailee.server.database;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.bailee.server.shared.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does one thing in the background, a step at a time, until it is closed. A step that fails is tried again later.
public final class Duty implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Duty.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);

    private final String name;
    private final Supplier<Duration> step;
    private final Thread thread;
    private volatile boolean closed;

    /// @param step answers when it wants to be called again
    public Duty(String name, Supplier<Duration> step) {
        this.name = name;
        this.step = step;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    /// Rests as long after a step that wants to go on at once as it took: whoever needs the same things meanwhile is
    /// hardly kept waiting.
    public static Duration resting(InstantSource clock, Supplier<Duration> step) {
        long begun = clock.millis();
        Duration wait = step.get();
        return wait.isZero() ? Duration.ofMillis(Math.max(1, clock.millis() - begun)) : wait;
    }

    public void start() {
        thread.start();
    }

    private void run() {
        while (!closed) {
            Duration wait = AFTER_FAILURE;
            try {
                wait = step.get();
            } catch (Unavailable away) {
                LOG.debug("{} waits: {}", name, away.code());
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
