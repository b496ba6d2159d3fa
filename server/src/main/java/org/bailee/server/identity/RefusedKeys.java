package org.bailee.server.identity;

import java.time.InstantSource;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.shared.Actor;

/// Writes refused keys into the log, at most so many a minute.
final class RefusedKeys {
    private final AuditLog audit;
    private final PerMinute perMinute;

    RefusedKeys(AuditLog audit, InstantSource clock) {
        this.audit = audit;
        this.perMinute = new PerMinute(clock);
    }

    void write(Actor who, KeyRefused.Why why) {
        perMinute.next().ifPresent(left -> audit.appendDurably(who, new KeyRefused(why, left)));
    }
}
