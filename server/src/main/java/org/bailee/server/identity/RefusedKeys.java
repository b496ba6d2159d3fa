package org.bailee.server.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.shared.ActorId;

/// Writes refused keys into the log, at most so many a minute: who has no key must not be able to fill the disk.
///
/// Each source has its own share, so that nobody can hide another's tries, nor the use of a revoked key, behind a flood
/// of their own. Whoever shows a valid key never comes by here.
final class RefusedKeys {
    /// From one address, and of one account's key.
    static final int PER_SOURCE = 60;

    /// From all addresses together; an attacker may have thousands.
    static final int OF_STRANGERS = 600;

    private final AuditLog audit;
    private final InstantSource clock;
    private final Share strangers = new Share(OF_STRANGERS);
    private final AtomicLong strangersUnwritten = new AtomicLong();
    private final Cache<Source, Share> sources =
            Caffeine.newBuilder().maximumSize(100_000).build();
    private final Map<ActorId, Account> accounts = new ConcurrentHashMap<>();

    RefusedKeys(AuditLog audit, InstantSource clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /// A key that is nobody's.
    void ofStranger(Source source, KeyRefused.Why why) {
        Share own = Objects.requireNonNull(sources.get(source, _ -> new Share(PER_SOURCE)));
        // The source's own share first: what is beyond it takes nothing from the others'.
        if (own.take(minute()) && strangers.take(minute())) {
            audit.appendDurably(new UnknownCaller(), new KeyRefused(why, strangersUnwritten.getAndSet(0)));
        } else {
            strangersUnwritten.incrementAndGet();
        }
    }

    /// A key that was somebody's; as many of these may be shown as were once made, which strangers cannot do.
    void ofAccount(ServiceAccount who, KeyRefused.Why why) {
        Account account = accounts.computeIfAbsent(who.id(), _ -> new Account(new Share(PER_SOURCE), new AtomicLong()));
        if (account.share.take(minute())) {
            audit.appendDurably(who, new KeyRefused(why, account.unwritten.getAndSet(0)));
        } else {
            account.unwritten.incrementAndGet();
        }
    }

    private long minute() {
        return clock.millis() / Duration.ofMinutes(1).toMillis();
    }

    private record Account(Share share, AtomicLong unwritten) {}

    private static final class Share {
        private final int most;
        private long minute;
        private int taken;

        private Share(int most) {
            this.most = most;
        }

        private synchronized boolean take(long now) {
            if (now != minute) {
                minute = now;
                taken = 0;
            }
            if (taken == most) {
                return false;
            }
            taken++;
            return true;
        }
    }
}
