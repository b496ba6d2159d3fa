package org.bailee.server.api.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.bailee.server.shared.ActorId;

/// So much of something for each account: a bucket that holds `most` and fills again in a given time.
final class Allowance {
    private static final class Bucket {
        private double left;
        private long filledAt;

        private Bucket(double left, long filledAt) {
            this.left = left;
            this.filledAt = filledAt;
        }
    }

    private final int most;
    private final double perNano;
    private final LongSupplier nanoTime;
    private final Cache<ActorId, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(100_000).build();

    Allowance(int most, Duration refill, LongSupplier nanoTime) {
        this.most = most;
        this.perNano = (double) most / refill.toNanos();
        this.nanoTime = nanoTime;
    }

    /// Whether anything is left; takes nothing.
    boolean isLeft(ActorId account) {
        Bucket bucket = bucket(account);
        synchronized (bucket) {
            fill(bucket);
            return bucket.left >= 1;
        }
    }

    /// How long until there is something again, if nothing is taken.
    Duration untilSomeIsLeft(ActorId account) {
        Bucket bucket = bucket(account);
        synchronized (bucket) {
            fill(bucket);
            return Duration.ofNanos((long) Math.ceil(Math.max(0, 1 - bucket.left) / perNano));
        }
    }

    /// Takes one, if one is left.
    boolean take(ActorId account) {
        Bucket bucket = bucket(account);
        synchronized (bucket) {
            fill(bucket);
            if (bucket.left < 1) {
                return false;
            }
            bucket.left--;
            return true;
        }
    }

    /// Takes what cannot be refused any more; all that goes beyond the bucket must be earned back first.
    void owe(ActorId account, int amount) {
        Bucket bucket = bucket(account);
        synchronized (bucket) {
            fill(bucket);
            bucket.left -= amount;
        }
    }

    private Bucket bucket(ActorId account) {
        return Objects.requireNonNull(buckets.get(account, _ -> new Bucket(most, nanoTime.getAsLong())));
    }

    private void fill(Bucket bucket) {
        long now = nanoTime.getAsLong();
        bucket.left = Math.min(most, bucket.left + (now - bucket.filledAt) * perNano);
        bucket.filledAt = now;
    }
}
