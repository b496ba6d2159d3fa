package org.bailee.server.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.PerMinute;

/// Writes refused keys into the log, at most so many a minute: who has no key must not be able to fill the
/// disk.
///
/// Each source has its own share, so that nobody can hide another's tries, nor the use of a revoked key, behind
/// a flood of their own. Whoever shows a valid key never comes by here.
final class RefusedKeys {
    /// From one address, and of one account's key.
    static final int PER_SOURCE = 60;

    /// From all addresses together; an attacker may have thousands.
    static final int OF_STRANGERS = 600;

    private final AuditLog audit;
    private final InstantSource clock;
    private final PerMinute strangers;
    private final Cache<Source, PerMinute> sources =
            Caffeine.newBuilder().maximumSize(100_000).build();
    private final Map<ActorId, PerMinute> accounts = new ConcurrentHashMap<>();

    RefusedKeys(AuditLog audit, InstantSource clock) {
        this.audit = audit;
        this.clock = clock;
        this.strangers = new PerMinute(clock, OF_STRANGERS);
    }

    /// A key that is nobody's.
    void ofStranger(Source source, KeyRefused.Why why) {
        PerMinute own = Objects.requireNonNull(sources.get(source, _ -> new PerMinute(clock, PER_SOURCE)));
        // The source's own share first: what is beyond it takes nothing from the others'.
        if (own.next().isPresent()) {
            strangers.next().ifPresent(left -> audit.appendDurably(new UnknownCaller(), new KeyRefused(why, left)));
        } else {
            strangers.leaveOut();
        }
    }

    /// A key that was somebody's; as many of these may be shown as were once made, which strangers cannot do.
    void ofAccount(ServiceAccount who, KeyRefused.Why why) {
        accounts.computeIfAbsent(who.id(), _ -> new PerMinute(clock, PER_SOURCE))
                .next()
                .ifPresent(left -> audit.appendDurably(who, new KeyRefused(why, left)));
    }
}
