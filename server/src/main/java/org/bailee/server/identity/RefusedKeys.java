package org.bailee.server.identity;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.shared.Actor;

/// Writes refused keys into the log, at most so many a minute: who has no key must not be able to fill the disk.
final class RefusedKeys {
    static final int PER_MINUTE = 60;

    private final AuditLog audit;
    private final InstantSource clock;
    private final AtomicLong left = new AtomicLong();
    private long minute;
    private int written;

    RefusedKeys(AuditLog audit, InstantSource clock) {
        this.audit = audit;
        this.clock = clock;
    }

    void write(Actor who, KeyRefused.Why why) {
        if (mayWrite()) {
            audit.appendDurably(who, new KeyRefused(why, left.getAndSet(0)));
        } else {
            left.incrementAndGet();
        }
    }

    private synchronized boolean mayWrite() {
        long now = clock.millis() / Duration.ofMinutes(1).toMillis();
        if (now != minute) {
            minute = now;
            written = 0;
        }
        return written++ < PER_MINUTE;
    }
}
